using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.History;

/// <summary>Positions in words. Knows the names of the places and persons it was loaded with.</summary>
internal sealed class PositionWords
{
    public const string Vacant = "暂缺";

    private Dictionary<string, string> _communities = [];
    private Dictionary<int, string> _branches = [];
    private Dictionary<int, string> _people = [];

    public static async Task<PositionWords> LoadAsync(BoluoDbContext db, IEnumerable<Position?> positions, CancellationToken cancel)
    {
        var known = positions.OfType<Position>().ToList();
        var communities = known.Select(p => p.CommunityCode).ToHashSet(StringComparer.Ordinal);
        var branches = known.Select(p => p.BranchId).ToHashSet();
        var people = known.SelectMany(p => p.Workers).Concat(known.Select(p => p.LeaderId).OfType<int>()).ToHashSet();
        return new PositionWords
        {
            _communities = await CommunityNames.ReadAsync(db, communities, cancel),
            _branches = await db.PartyOrganisations.Where(o => branches.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel),
            _people = await db.GridWorkers.Where(w => people.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.Name, cancel),
        };
    }

    public string Community(string code) => _communities.GetValueOrDefault(code, code);

    public string Branch(int id) => _branches.GetValueOrDefault(id) ?? $"编号{id}";

    public string Person(int id) => _people.GetValueOrDefault(id) ?? $"编号{id}";

    public string Grid(Position position) => GridAssignment.NameOf(Community(position.CommunityCode), position.Number);

    public string Leader(int? id) => id is { } known ? Person(known) : Vacant;

    public string Workers(IReadOnlyCollection<int> ids) => ids.Count == 0 ? Vacant : string.Join('、', ids.Order().Select(Person));

    public string Place(Position position) => $"{Grid(position)}，{Branch(position.BranchId)}";

    /// <summary>What changed from one to the other; empty if nothing did.</summary>
    public string Change(Position? before, Position? after)
    {
        var clauses = new List<string>();
        if (before is null || after is null)
        {
            if (after is not null) clauses.AddRange([$"设立{Grid(after)}", $"所属党支部为{Branch(after.BranchId)}", $"网格长为{Leader(after.LeaderId)}", $"网格员为{Workers(after.Workers)}"]);
            else if (before is not null) clauses.Add($"撤销{Grid(before)}");
            return string.Join('；', clauses);
        }

        if (Grid(before) != Grid(after)) clauses.Add($"由{Grid(before)}调整到{Grid(after)}");
        if (before.BranchId != after.BranchId) clauses.Add($"党支部由{Branch(before.BranchId)}调整为{Branch(after.BranchId)}");
        if (before.LeaderId != after.LeaderId) clauses.Add($"网格长由{Leader(before.LeaderId)}改为{Leader(after.LeaderId)}");
        var (joined, left) = (after.Workers.Except(before.Workers), before.Workers.Except(after.Workers));
        var workers = string.Join('，', new[]
        {
            joined.Count > 0 ? $"增加{Workers(joined)}" : null,
            left.Count > 0 ? $"减少{Workers(left)}" : null,
        }.OfType<string>());
        if (workers.Length > 0) clauses.Add("网格员" + workers);
        return string.Join('；', clauses);
    }

    /// <summary>调整类型 of a change, as the adjustment table prints it.</summary>
    public static string Types(Position before, Position after) => string.Join('、', new[]
    {
        before.CommunityCode != after.CommunityCode ? "调整社区" : null,
        before.BranchId != after.BranchId ? "调整党支部" : null,
        before.LeaderId != after.LeaderId ? "调整网格长" : null,
        before.Workers.SetEquals(after.Workers) ? null : "调整网格员",
    }.OfType<string>());
}
