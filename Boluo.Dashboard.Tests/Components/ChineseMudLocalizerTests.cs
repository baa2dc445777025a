using System.Collections;
using System.Globalization;
using System.Resources;
using Boluo.Dashboard.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Boluo.Dashboard.Tests.Components;

public sealed class ChineseMudLocalizerTests
{
    private static readonly Dictionary<string, string> English = ReadEnglish();

    public static TheoryData<string> Keys => [.. English.Keys];

    private readonly MudLocalizer _localizer = new ServiceCollection().AddComponents().BuildServiceProvider().GetRequiredService<MudLocalizer>();

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_text_of_MudBlazor_is_Chinese(string key)
    {
        var text = _localizer[key];
        Assert.False(text.ResourceNotFound);
        Assert.DoesNotContain(text.Value, char.IsAsciiLetter);
        for (var i = 0; i < 4; i++)
            Assert.Equal(English[key].Contains($"{{{i}}}", StringComparison.Ordinal), text.Value.Contains($"{{{i}}}", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_key_is_left_to_MudBlazor() => Assert.True(_localizer["Nothing"].ResourceNotFound);

    private static Dictionary<string, string> ReadEnglish()
    {
        using var stream = typeof(MudLocalizer).Assembly.GetManifestResourceStream("MudBlazor.Resources.LanguageResource.resources")!;
        using var reader = new ResourceReader(stream);
        return reader.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => Convert.ToString(e.Value, CultureInfo.InvariantCulture)!, StringComparer.Ordinal);
    }
}
