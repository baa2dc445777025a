using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Features.Assignments;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Features.Assignments;

public sealed class PlanFormTests
{
    private const string East = County.Dongqu, South = "441322001002";

    private static readonly DateOnly Day = County.Day;

    [Fact]
    public void What_is_not_filled_in_is_left_as_it_is()
    {
        var form = Filled(Grid(1, East, 11, leader: 1, workers: [4, 5]));
        form.Leader = Edit.To<int?>(9);

        var move = Assert.IsType<GridMove>(Assert.Single(form.Build(Day).Moves));

        Assert.Equal(Edit.To<int?>(9), move.Leader);
        Assert.False(move.Place.IsSet);
        Assert.False(move.Workers.IsSet);
    }

    [Fact]
    public void A_vacant_post_is_a_change_and_not_the_same_as_leaving_it()
    {
        var form = Filled(Grid(1, East, 11, leader: 1, workers: [4]));
        form.Leader = Edit.To<int?>(null);
        form.WorkerChange = WorkerChange.Vacate;

        var move = Assert.IsType<GridMove>(Assert.Single(form.Build(Day).Moves));

        Assert.Equal(Edit.To<int?>(null), move.Leader);
        Assert.True(move.Workers.IsSet);
        Assert.Empty(move.Workers.Value);
        Assert.Equal(["调整网格长", "调整网格员"], form.Types);
        Assert.Empty(form.Check(Day));
    }

    [Fact]
    public void Grids_that_already_are_as_they_shall_be_are_left_out()
    {
        var form = Filled(Grid(1, East, 11, leader: 9), Grid(2, East, 11, leader: 1));
        form.Leader = Edit.To<int?>(9);

        Assert.Equal(Code(2), Assert.IsType<GridMove>(Assert.Single(form.Build(Day).Moves)).Key);
        Assert.Equal(Code(1), Assert.Single(form.Idle).Situation.Code);

        form.Keep(new HashSet<string> { Code(1) });
        Assert.Equal("所选网格与所填内容一致，无需调整。", Assert.Single(form.Check(Day)).Message);
    }

    [Fact]
    public void Workers_join_and_leave_one_grid_and_only_join_several()
    {
        var form = Filled(Grid(1, East, 11, workers: [4, 5]));
        form.Remove(4);
        form.Add(6);
        Assert.Equal([5, 6], WorkersOf(form, 0));

        form.Pick([Grid(2, East, 11, workers: [7])]);
        Assert.Equal([4, 5, 6], WorkersOf(form, 0));
        Assert.Equal([6, 7], WorkersOf(form, 1));

        form.WorkerChange = WorkerChange.Replace;
        Assert.Equal([6], WorkersOf(form, 0));
    }

    [Fact]
    public void Whoever_is_removed_and_added_again_is_no_change()
    {
        var form = Filled(Grid(1, East, 11, workers: [4, 5]));
        form.Remove(4);
        form.Add(4);
        Assert.Equal(WorkerChange.Leave, form.WorkerChange);
        Assert.Equal("请至少填写一项调整内容。", Assert.Single(form.Check(Day)).Message);

        form.Add(6);
        form.Remove(6);
        Assert.Equal(WorkerChange.Leave, form.WorkerChange);
    }

    [Fact]
    public void Another_community_needs_one_of_its_branches()
    {
        var form = Filled(Grid(1, East, 11));
        form.BranchId = 12;
        form.Move(South);

        Assert.Null(form.BranchId);
        Assert.Equal(South, form.PlaceOfBranches);
        Assert.Equal((PlanForm.Branch, "请选择党支部。"), Only(form));

        form.BranchId = 21;
        Assert.Equal(Edit.To(new Place(South, 21)), Assert.IsType<GridMove>(Assert.Single(form.Build(Day).Moves)).Place);
        Assert.Equal(["调整社区"], form.Types);
    }

    [Fact]
    public void Branches_are_on_offer_only_where_all_grids_share_a_community()
    {
        var form = Filled(Grid(1, East, 11));
        Assert.Equal(East, form.PlaceOfBranches);

        form.Pick([Grid(5, South, 21)]);
        Assert.Null(form.PlaceOfBranches);
    }

    [Fact]
    public void Every_missing_field_is_named()
    {
        var form = new PlanForm();
        Assert.Equal([PlanForm.Content, PlanForm.EffectiveDate, PlanForm.Reason], form.Check(Day).Select(f => f.Field));

        form.Kind = PlanKind.Handover;
        form.EffectiveOn = Day.AddDays(1);
        form.BasisText = new string('文', Plan.LongestBasis + 1);
        Assert.Equal([PlanForm.Leaver, PlanForm.Reason, PlanForm.Basis, PlanForm.EffectiveDate], form.Check(Day).Select(f => f.Field));
    }

    [Fact]
    public void A_hand_over_needs_a_successor_for_every_grid()
    {
        var form = Filled();
        form.Kind = PlanKind.Handover;
        form.Person = Person(1);
        form.PersonGrids = [Grid(1, East, 11, leader: 1), Grid(2, East, 11, leader: 1)];
        form.ToByGrid[Code(1)] = Edit.To<int?>(null);
        Assert.Equal((PlanForm.Successor, "请选择接任人员，或选“暂缺”。"), Only(form));

        form.To = Edit.To<int?>(2);
        Assert.Empty(form.Check(Day));
        var handover = Assert.IsType<Handover>(Assert.Single(form.Build(Day).Moves));
        Assert.Equal(("1", 2), (handover.Key, handover.To));
        Assert.Null(Assert.Single(handover.ByGrid!).Value);
    }

    private static PlanForm Filled(params GridChoice[] grids)
    {
        var form = new PlanForm { ReasonText = "工作需要", EffectiveOn = Day };
        form.Pick(grids);
        return form;
    }

    private static (string, string) Only(PlanForm form) => Assert.Single(form.Check(Day)) is var fault ? (fault.Field, fault.Message) : default;

    private static IEnumerable<int> WorkersOf(PlanForm form, int move) => Assert.IsType<GridMove>(form.Build(Day).Moves[move]).Workers.Value.Order();

    private static string Code(int grid) => $"{(grid <= 4 ? East : South)}{grid:000}";

    private static GridChoice Grid(int id, string community, int branch, int? leader = null, int[]? workers = null) => new(new GridSituation
    {
        GridId = id,
        Code = Code(id),
        Version = Guid.NewGuid(),
        Name = $"第{id:00}网格",
        CommunityCode = community,
        Community = community,
        BranchId = branch,
        Branch = $"第{branch}党支部",
        LeaderId = leader,
        Leader = leader is null ? null : $"人员{leader}",
        Workers = [.. (workers ?? []).Select(w => new PersonName(w, $"人员{w}"))],
        Households = 100,
    }, Day.AddYears(-1));

    private static PersonChoice Person(int id) => new()
    {
        Id = id,
        Name = $"人员{id}",
        Version = Guid.NewGuid(),
        CommunityCode = East,
        Occupation = default,
        FullTime = true,
        Leads = 2,
        Serves = 0,
        Households = 0,
    };
}
