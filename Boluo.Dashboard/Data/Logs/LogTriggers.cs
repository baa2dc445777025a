namespace Boluo.Dashboard.Data.Logs;

/// <summary>
/// The database refuses to change or remove what has a seal, whoever asks; what has none yet is still being written. Only events that were archived go, and
/// none comes back in their place. Made anew at each start where they are not as they should be, for a table that a migration rebuilds loses them.
/// </summary>
internal static class LogTriggers
{
    private const string Refusal = "日志只增不改。";

    private const string Archived = "(SELECT \"ArchivedRow\" FROM \"LogHeads\" WHERE \"Key\" = 'SecurityEvents')";

    public static IEnumerable<LogTrigger> All { get; } =
    [
        .. Sealed("ChangeSets", row => $"{row}.\"Seal\" IS NOT NULL"),
        Trigger("SecurityEvents", "Update", "OLD.\"Seal\" IS NOT NULL"),
        Trigger("SecurityEvents", "Delete", $"OLD.\"Seal\" IS NOT NULL AND OLD.\"Id\" > COALESCE({Archived}, 0)"),
        .. Sealed("ChangeEntries", row => $"EXISTS (SELECT 1 FROM \"ChangeSets\" WHERE \"Id\" = {row}.\"ChangeSetId\" AND \"Seal\" IS NOT NULL)"),
        // A replacing insert would remove a row without asking the trigger of deletions; and what is sealed gets no further entries.
        Trigger("ChangeSets", "Insert", "EXISTS (SELECT 1 FROM \"ChangeSets\" WHERE \"Id\" = NEW.\"Id\" AND \"Seal\" IS NOT NULL)"),
        Trigger("SecurityEvents", "Insert", $"EXISTS (SELECT 1 FROM \"SecurityEvents\" WHERE \"Id\" = NEW.\"Id\" AND \"Seal\" IS NOT NULL) OR NEW.\"Id\" BETWEEN 1 AND {Archived}"),
        Trigger("ChangeEntries", "Insert", "EXISTS (SELECT 1 FROM \"ChangeSets\" WHERE \"Id\" = NEW.\"ChangeSetId\" AND \"Seal\" IS NOT NULL) OR EXISTS (SELECT 1 FROM \"ChangeEntries\" WHERE \"Id\" = NEW.\"Id\")"),
    ];

    private static IEnumerable<LogTrigger> Sealed(string table, Func<string, string> isSealed) =>
        [Trigger(table, "Update", isSealed("OLD")), Trigger(table, "Delete", isSealed("OLD"))];

    private static LogTrigger Trigger(string table, string action, string when) => new($"TR_{table}_{action}",
        $"CREATE TRIGGER \"TR_{table}_{action}\" BEFORE {action.ToUpperInvariant()} ON \"{table}\" WHEN {when} BEGIN SELECT RAISE(ABORT, '{Refusal}'); END");
}

/// <summary>A trigger and the statement that makes it.</summary>
internal sealed record LogTrigger(string Name, string Sql);
