namespace Boluo.Dashboard.Data.Logs;

/// <summary>
/// The database refuses to change or remove what has a seal, whoever asks; what has none yet is still being written. Made anew at each start
/// where they are not, for a table that a migration rebuilds loses them.
/// </summary>
internal static class LogTriggers
{
    private const string Refusal = "日志只增不改。";

    public static IEnumerable<string> All { get; } =
    [
        .. Sealed("ChangeSets", row => $"{row}.\"Seal\" IS NOT NULL"),
        .. Sealed("SecurityEvents", row => $"{row}.\"Seal\" IS NOT NULL"),
        .. Sealed("ChangeEntries", row => $"EXISTS (SELECT 1 FROM \"ChangeSets\" WHERE \"Id\" = {row}.\"ChangeSetId\" AND \"Seal\" IS NOT NULL)"),
        // A replacing insert would remove a row without asking the trigger of deletions; and what is sealed gets no further entries.
        Trigger("ChangeSets", "Insert", "EXISTS (SELECT 1 FROM \"ChangeSets\" WHERE \"Id\" = NEW.\"Id\" AND \"Seal\" IS NOT NULL)"),
        Trigger("SecurityEvents", "Insert", "EXISTS (SELECT 1 FROM \"SecurityEvents\" WHERE \"Id\" = NEW.\"Id\" AND \"Seal\" IS NOT NULL)"),
        Trigger("ChangeEntries", "Insert", "EXISTS (SELECT 1 FROM \"ChangeSets\" WHERE \"Id\" = NEW.\"ChangeSetId\" AND \"Seal\" IS NOT NULL) OR EXISTS (SELECT 1 FROM \"ChangeEntries\" WHERE \"Id\" = NEW.\"Id\")"),
    ];

    private static IEnumerable<string> Sealed(string table, Func<string, string> isSealed) =>
        [Trigger(table, "Update", isSealed("OLD")), Trigger(table, "Delete", isSealed("OLD"))];

    private static string Trigger(string table, string action, string when) =>
        $"CREATE TRIGGER IF NOT EXISTS \"TR_{table}_{action}\" BEFORE {action.ToUpperInvariant()} ON \"{table}\" WHEN {when} BEGIN SELECT RAISE(ABORT, '{Refusal}'); END";
}
