using System.Text.RegularExpressions;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Architecture;

/// <summary>Nothing that is typed or pasted is cut in silence, or breaks the connection by its length.</summary>
public sealed partial class InputTests
{
    /// <summary>Plain forms that never meet a circuit.</summary>
    private static readonly string[] Static = ["/Security/LoginPage.razor", "/Security/PasswordPage.razor", "/Wall/PairingPage.razor"];

    [Fact]
    public void Every_input_of_text_in_a_circuit_says_how_long_its_text_may_be_and_none_cuts_it()
    {
        var inputs = Source.Files(".razor").Where(f => !Static.Any(s => f.Path.EndsWith(s, StringComparison.Ordinal)))
            .SelectMany(f => TextInput().Matches(f.Text).Select(m => (f.Path, Tag: m.Value))).Where(i => !Untyped().IsMatch(i.Tag)).ToList();

        Assert.True(inputs.Count > 15);
        Assert.DoesNotContain(inputs, i => !i.Tag.Contains("data-longest=\"", StringComparison.Ordinal));
        Assert.Empty(Source.Files(".razor").Where(f => f.Text.Contains("maxlength", StringComparison.OrdinalIgnoreCase)).Select(f => f.Path));
    }

    [GeneratedRegex("<input .*?/>|<textarea .*?</textarea>", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TextInput();

    /// <summary>What nobody types freely.</summary>
    [GeneratedRegex("type=\"(?:hidden|checkbox|radio|date|file)\"", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Untyped();
}
