using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Security;

/// <summary>
/// 安全日志: the one way to write it. An act of administration is recorded in the transaction that does it, an export before the file is handed
/// out: what cannot be recorded is not done. Signing in, looking and refusals must not wait for the database: they are noted and written a
/// moment later. Nothing of a password, a number, a form or a search goes in.
/// </summary>
public class SecurityLog(IDbContextFactory<BoluoDbContext> factory, PendingEvents pending, IHttpContextAccessor contexts, TimeProvider time, ILogger<SecurityLog> logger) : IExportLog, IDisposable
{
    public const string Unrecorded = "本次操作未能记入安全日志，未予执行，请稍后再试；仍不成功时请联系系统管理员。";
    public const string SystemName = "系统";
    public const string StrangerName = "未登录";

    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Adds it to what the open transaction stores: both, or nothing.</summary>
    public void Record(BoluoDbContext db, SecurityEventKind kind, Viewer by, string what) => Record(db, kind, by.UserId, by.Name, what);

    /// <summary>The same of somebody without a role, or of a screen.</summary>
    public virtual void Record(BoluoDbContext db, SecurityEventKind kind, string? byId, string byName, string what) =>
        db.SecurityEvents.Add(Event(kind, SecurityOutcome.Done, byId, byName, what));

    /// <inheritdoc/>
    public async Task<string?> RecordAsync(Viewer by, ExportedFile file, CancellationToken cancel)
    {
        try
        {
            await StoreAsync([Event(SecurityEventKind.Export, SecurityOutcome.Done, by.UserId, by.Name, file.What, file)], cancel);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "An export could not be recorded");
            return Unrecorded;
        }
    }

    /// <summary>Written a moment later, whatever the database does now.</summary>
    public void Note(SecurityEventKind kind, SecurityOutcome outcome, string? byId, string byName, string what) =>
        pending.Add(Event(kind, outcome, byId, byName, what), mayFlood: outcome == SecurityOutcome.Refused);

    public void Note(SecurityEventKind kind, SecurityOutcome outcome, Viewer by, string what) => Note(kind, outcome, by.UserId, by.Name, what);

    /// <summary>The program itself did it.</summary>
    public void NoteSystem(SecurityEventKind kind, SecurityOutcome outcome, string what) =>
        pending.Add(BySystem(kind, outcome, what, time.GetUtcNow().UtcDateTime), mayFlood: false);

    /// <summary>A page or an endpoint was refused.</summary>
    public void NoteRefusal(HttpContext context)
    {
        var viewer = Viewer.From(context.User);
        Note(SecurityEventKind.AccessRefusal, SecurityOutcome.Refused, viewer?.UserId, viewer?.Name ?? StrangerName, context.Request.Path.Value ?? "/");
    }

    /// <summary>Writes what was noted before the call.</summary>
    /// <param name="all">Also what is still being counted.</param>
    /// <param name="cancel">Cancels the waiting; what is not written stays noted.</param>
    /// <returns>False where the database could not be written to.</returns>
    public async Task<bool> FlushAsync(bool all, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        var taken = pending.Take(all);
        try
        {
            if (taken.Count > 0) await StoreAsync(taken, cancel);
            return true;
        }
        catch (Exception exception)
        {
            pending.Return(taken);
            if (exception is OperationCanceledException) throw;
            logger.LogWarning(exception, "{Count} security events wait for the database", taken.Count);
            return false;
        }
        finally
        {
            _writing.Release();
        }
    }

    internal static SecurityEvent BySystem(SecurityEventKind kind, SecurityOutcome outcome, string what, DateTime at) => new()
    {
        At = at,
        On = DateOnly.FromDateTime(Days.Local(at)),
        Kind = kind,
        Outcome = outcome,
        ByName = SystemName,
        What = what,
    };

    protected virtual async Task StoreAsync(IReadOnlyList<SecurityEvent> events, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        // A copy: an event that could not be written keeps no key of the attempt.
        db.SecurityEvents.AddRange(events.Select(Copy));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private SecurityEvent Event(SecurityEventKind kind, SecurityOutcome outcome, string? byId, string byName, string what, ExportedFile? file = null)
    {
        var at = time.GetUtcNow().UtcDateTime;
        return new SecurityEvent
        {
            At = at,
            On = DateOnly.FromDateTime(Days.Local(at)),
            Kind = kind,
            Outcome = outcome,
            ById = byId,
            ByName = Visible(byName, SecurityEvent.LongestName),
            Address = Address(),
            What = Visible(what, SecurityEvent.LongestText),
            ScopeWords = file?.ScopeWords,
            Edition = file?.Edition,
            Rows = file?.Rows,
            ControlNumber = file?.ControlNumber,
        };
    }

    /// <summary>Of the request, or of the line of a circuit; the context of a line that was cut knows none.</summary>
    private string? Address()
    {
        try
        {
            return contexts.HttpContext?.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>As much of a text as a line of the log may hold, and nothing in it that would break the line.</summary>
    private static string Visible(string text, int longest) => PlainText.Cut(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim(), longest - 1);

    private static SecurityEvent Copy(SecurityEvent e) => new()
    {
        At = e.At,
        On = e.On,
        Kind = e.Kind,
        Outcome = e.Outcome,
        ById = e.ById,
        ByName = e.ByName,
        Address = e.Address,
        What = e.What,
        ScopeWords = e.ScopeWords,
        Edition = e.Edition,
        Rows = e.Rows,
        ControlNumber = e.ControlNumber,
        Times = e.Times,
    };

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _writing.Dispose();
    }
}
