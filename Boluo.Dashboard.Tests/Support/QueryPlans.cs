using System.Text.RegularExpressions;
using Boluo.Dashboard.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>Reads how SQLite would answer a command, and what of it grows with the square of the data.</summary>
internal sealed partial class QueryPlans(BoluoDbContext db)
{
    /// <summary>Tables that are as long in a province as in a county.</summary>
    private static readonly HashSet<string> Fixed = new(StringComparer.Ordinal)
    {
        "Settings", "DataStates", "ServiceItems", "EHomeItems", "PayPoints", "PublishedFigures", "AspNetRoles",
    };

    /// <summary>Scans of a growing table that happen once for each row of another one.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(string command)
    {
        var steps = await StepsAsync(command);
        var tables = Aliases().Matches(command).GroupBy(m => m.Groups["alias"].Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Groups["table"].Value, StringComparer.Ordinal);
        var byId = steps.ToDictionary(s => s.Id);
        return [.. steps.Where(s => Scanned().Match(s.Detail) is { Success: true } match
            ? tables.TryGetValue(match.Groups["alias"].Value, out var table)
                ? !Fixed.Contains(table) && (IsInner(s, steps) || IsAskedAnew(s, byId))
                : IsInner(s, steps) && IsMadeOfTables(match.Groups["alias"].Value, steps, byId, tables)
            : s.Detail.Contains("AUTOMATIC", StringComparison.Ordinal) && IsAskedAnew(s, byId)).Select(s => $"{s.Detail} ({tables.GetValueOrDefault(s.Detail.Split(' ')[1])})")];
    }

    /// <summary>Whether what a subquery has put together comes from tables, and not from values in the command, as the quarters of a year.</summary>
    private static bool IsMadeOfTables(string alias, IReadOnlyList<Step> steps, Dictionary<int, Step> byId, Dictionary<string, string> tables) =>
        steps.Any(s => Loop().IsMatch(s.Detail) && tables.ContainsKey(s.Detail.Split(' ')[1]) && Above(s, byId).Any(a => a.Detail == $"MATERIALIZE {alias}" || a.Detail == $"CO-ROUTINE {alias}"));

    private static IEnumerable<Step> Above(Step step, Dictionary<int, Step> byId)
    {
        for (var parent = step.Parent; parent != 0; parent = byId[parent].Parent) yield return byId[parent];
    }

    /// <summary>Not the outermost of loops within each other. What a subquery has put together is gone through again in that case only: else it is its own.</summary>
    private static bool IsInner(Step step, IReadOnlyList<Step> steps) => steps.Any(s => s.Parent == step.Parent && s.Id < step.Id && Loop().IsMatch(s.Detail));

    /// <summary>
    /// Within a subquery that is asked for each row; an index that is made for one answer is made as often. A list that does not depend on
    /// the row is put together once, wherever it stands.
    /// </summary>
    private static bool IsAskedAnew(Step step, Dictionary<int, Step> byId)
    {
        foreach (var above in Above(step, byId))
            if (above.Detail.StartsWith("CORRELATED", StringComparison.Ordinal)) return true;
            else if (above.Detail.StartsWith("LIST", StringComparison.Ordinal) || above.Detail.StartsWith("SCALAR", StringComparison.Ordinal)) return false;
        return false;
    }

    /// <summary>What SQLite would do, step by step.</summary>
    public async Task<IReadOnlyList<string>> DetailsAsync(string command) => (await StepsAsync(command)).ConvertAll(s => s.Detail);

    private async Task<List<Step>> StepsAsync(string text)
    {
        await db.Database.OpenConnectionAsync(CancellationToken.None);
        await using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + text;
        foreach (var name in Parameters().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal)) command.Parameters.AddWithValue(name, DBNull.Value);
        var steps = new List<Step>();
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        while (await reader.ReadAsync(CancellationToken.None)) steps.Add(new Step(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(3)));
        return steps;
    }

    private sealed record Step(int Id, int Parent, string Detail);

    [GeneratedRegex("\"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Aliases();

    /// <summary>All rows, or all up to a day: a search by nothing that is equal.</summary>
    [GeneratedRegex("^(SCAN (?!CONSTANT)|SEARCH (?=\\w+ USING [^(]*\\([^=]*\\)$))(?<alias>\\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scanned();

    [GeneratedRegex("^(SCAN (?!CONSTANT)|SEARCH )", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Loop();

    [GeneratedRegex("@\\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Parameters();
}
