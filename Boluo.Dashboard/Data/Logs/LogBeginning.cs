using Boluo.Dashboard.Domain;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Data.Logs;

/// <summary>Where the chain of a log begins in the database: behind the last row that was archived.</summary>
/// <param name="Row">That row; 0 where nothing was archived.</param>
/// <param name="Seal">Its seal.</param>
internal sealed record LogBeginning(long Row, string Seal)
{
    public static readonly LogBeginning None = new(0, "");

    /// <summary>What the first row in the database follows.</summary>
    public string Link => LogSeal.Parse(Seal)?.Link ?? "";

    /// <summary>As the head of the log says it. One that nobody can prove is none: then the rows before it are missed.</summary>
    public static LogBeginning Of(SqliteTransaction transaction, ChainedLog log, LogKeys keys)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT \"ArchivedRow\", \"ArchivedSeal\", \"ArchivedMac\" FROM \"LogHeads\" WHERE \"Key\" = $log AND \"ArchivedSeal\" IS NOT NULL AND \"ArchivedMac\" IS NOT NULL";
        command.Parameters.AddWithValue("$log", log.ToString());
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return None;
        var said = new LogBeginning(reader.GetInt64(0), reader.GetString(1));
        return keys.Proves(reader.GetString(2), said.Form(log)) ? said : None;
    }

    public string Proof(ChainedLog log, LogKey key) => key.Proof(Form(log));

    private string Form(ChainedLog log) => Invariant($"{log}|archived|{Row}|{Seal}");
}
