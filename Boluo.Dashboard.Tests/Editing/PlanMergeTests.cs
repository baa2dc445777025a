using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Moves;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>Two administrators change the same plan: what each has changed goes together, and what both have changed is shown.</summary>
public sealed class PlanMergeTests
{
    private static readonly Guid A = Guid.NewGuid(), B = Guid.NewGuid(), C = Guid.NewGuid(), D = Guid.NewGuid();

    private static readonly PlanVersion Seen = Version("方案", "原因", Line(A, 1), Line(B, 2), Line(C, 3));

    [Fact]
    public void Parts_that_only_one_has_changed_are_his()
    {
        var mine = Version("方案", "另一原因", Line(A, 1), Line(B, 4), Line(C, 3));
        var theirs = Version("新名", "原因", Line(A, 1), Line(B, 2), Line(D, 5));

        var (merged, conflicts) = PlanMerge.Merge(Seen, mine, theirs, "吴管理");

        Assert.Empty(conflicts);
        Assert.Equal(("新名", "另一原因"), (merged.Title, merged.Content.Reason));
        Assert.Equal([(A, Code(1)), (B, Code(4)), (D, Code(5))], Lines(merged));
    }

    [Fact]
    public void What_both_have_changed_is_as_it_is_stored_until_somebody_decides()
    {
        var mine = Version("我的", "原因", Line(A, 4), Line(C, 3));
        var theirs = Version("他的", "原因", Line(A, 5), Line(B, 6), Line(C, 3));

        var (merged, conflicts) = PlanMerge.Merge(Seen, mine, theirs, "吴管理");

        Assert.Equal("他的", merged.Title);
        Assert.Equal([(A, Code(5)), (B, Code(6)), (C, Code(3))], Lines(merged));
        Assert.Equal([(PlanPart.Title, Guid.Empty), (PlanPart.Line, A), (PlanPart.Line, B)], conflicts.Select(c => (c.Part, c.LineId)));
        Assert.Equal(Lines(mine).Append((B, Code(6))).Order(), Lines(PlanMerge.Take(merged, conflicts[1], mine)).Order());
        Assert.Equal([(A, Code(5)), (C, Code(3))], Lines(PlanMerge.Take(merged, conflicts[2], mine)));
        Assert.Equal("我的", PlanMerge.Take(merged, conflicts[0], mine).Title);
    }

    [Fact]
    public void The_same_change_by_both_is_no_conflict_and_the_order_is_that_of_who_changed_it()
    {
        var mine = Version("方案", "原因", Line(C, 3), Line(A, 4), Line(B, 2));
        var theirs = Version("方案", "原因", Line(A, 4), Line(B, 2), Line(C, 3), Line(D, 6));

        var (merged, conflicts) = PlanMerge.Merge(Seen, mine, theirs, "吴管理");

        Assert.Empty(conflicts);
        Assert.Equal([C, A, B, D], merged.Content.Moves.Select(m => m.LineId));
    }

    [Fact]
    public async Task Lines_are_the_same_for_everybody_who_reads_the_plan_whether_they_were_stored_with_an_id_or_not()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<PlanDocuments>();
        var id = (await plans.BeginAsync("方案", new PlanDocument { Moves = [new EndGrid(), new SplitGrid { LineId = A }] }, Admin, default)).Value;
        var (one, other) = ((await plans.FindAsync(id, Admin, default)).Value, (await plans.FindAsync(id, Other, default)).Value);
        Assert.Equal(one.Content.Moves.Select(m => m.LineId), other.Content.Moves.Select(m => m.LineId));
        Assert.Equal((2, A), (one.Content.Moves.Select(m => m.LineId).Where(l => l != Guid.Empty).Distinct().Count(), one.Content.Moves[1].LineId));
    }

    private static PlanVersion Version(string title, string reason, params PlanMove[] moves) => new(title, new PlanDocument { Reason = reason, Moves = moves });

    private static EndGrid Line(Guid id, int grid) => new() { LineId = id, Code = Code(grid) };

    private static IEnumerable<(Guid, string?)> Lines(PlanVersion version) => version.Content.Moves.Select(m => (m.LineId, ((EndGrid)m).Code));
}
