namespace Boluo.Dashboard.Features.Briefs;

/// <summary>The punctuation of official papers is as wide as its characters; that within numbers and times is not.</summary>
internal static class Punctuation
{
    private const string Narrow = ",;:()", Wide = "\uFF0C\uFF1B\uFF1A\uFF08\uFF09";

    public static string Official(string text) => string.Create(text.Length, text, (wide, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var within = i > 0 && i + 1 < source.Length && char.IsAsciiDigit(source[i - 1]) && char.IsAsciiDigit(source[i + 1]);
            wide[i] = !within && Narrow.IndexOf(source[i], StringComparison.Ordinal) is var sign and >= 0 ? Wide[sign] : source[i];
        }
    });
}
