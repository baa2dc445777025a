using System.Collections.Concurrent;
using System.Security.Cryptography;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>What a person has uploaded: a workbook, or the sentence that refuses it.</summary>
public sealed record UploadedForm(string Name, SafeWorkbook? Workbook, string? Refusal);

/// <summary>Forms that are being filled, for whom they were uploaded by: some hours, in memory only.</summary>
public sealed class UploadedForms(TimeProvider time)
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    private const int MostOfOne = 4;
    private const int Most = 20;

    private readonly ConcurrentDictionary<string, Waiting> _forms = new(StringComparer.Ordinal);

    /// <returns>The name under which its owner finds it; nobody can guess it.</returns>
    public string Add(Viewer owner, UploadedForm form)
    {
        var now = time.GetUtcNow();
        foreach (var (id, _) in _forms.Where(f => f.Value.Until <= now)) _forms.TryRemove(id, out _);
        Trim(_forms.Where(f => f.Value.Owner == owner.UserId), MostOfOne);
        Trim(_forms, Most);
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _forms[name] = new Waiting(owner.UserId, form, now + Kept);
        return name;
    }

    /// <returns>Null where there is no such form, or not for this viewer, or no longer.</returns>
    public UploadedForm? Find(string id, Viewer viewer)
    {
        var now = time.GetUtcNow();
        if (!_forms.TryGetValue(id, out var found) || found.Owner != viewer.UserId || found.Until <= now) return null;
        _forms.TryUpdate(id, found with { Until = now + Kept }, found);
        return found.Form;
    }

    /// <summary>Leaves room for one more.</summary>
    private void Trim(IEnumerable<KeyValuePair<string, Waiting>> forms, int most)
    {
        foreach (var (id, _) in forms.OrderByDescending(f => f.Value.Until).Skip(most - 1).ToList()) _forms.TryRemove(id, out _);
    }

    private sealed record Waiting(string Owner, UploadedForm Form, DateTimeOffset Until);
}
