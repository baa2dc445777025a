namespace Boluo.Dashboard.Excel.Forms;

/// <summary>Names of sheets as spreadsheets accept them: short, without certain signs, each once.</summary>
internal static class CardNames
{
    private const int Longest = 31;

    public static IReadOnlyList<PlannedSheet> Told(IReadOnlyList<PlannedSheet> sheets)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. sheets.Select(sheet => sheet with { Name = Free(sheet.Name ?? "", taken) })];
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var plain = string.Concat(name.Where(c => c is not (':' or '\\' or '/' or '?' or '*' or '[' or ']') && !char.IsControl(c))).Trim('\'', ' ');
        if (plain.Length == 0) plain = "登记表";
        for (var number = 1; ; number++)
        {
            var suffix = number == 1 ? "" : Invariant($"（{number}）");
            var tried = plain[..Math.Min(plain.Length, Longest - suffix.Length)] + suffix;
            if (taken.Add(tried)) return tried;
        }
    }
}
