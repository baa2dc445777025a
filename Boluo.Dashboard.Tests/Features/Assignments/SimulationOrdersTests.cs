using Boluo.Dashboard.Editing.Plans.Simulations;
using Boluo.Dashboard.Features.Assignments.Simulations;

namespace Boluo.Dashboard.Tests.Features.Assignments;

public sealed class SimulationOrdersTests
{
    private static readonly IReadOnlyList<SimulatedGrid> Grids = [Grid(1, 12, 5), Grid(2, 11, 6), Grid(3, 12, 4), Grid(4, 11, 6)];

    [Fact]
    public void An_order_is_read_from_numbers_however_they_are_parted_and_what_is_left_out_follows()
    {
        var order = SimulationOrders.Read(" 03，1、\n4 ", Grids).Value;
        Assert.Equal([3, 1, 4, 2], new SimulationContent { Order = order }.Ordered(Grids).Select(g => g.Number));
        Assert.Empty(SimulationOrders.Read("", Grids).Value);
    }

    [Theory]
    [InlineData("1 9", "“9”不是本社区网格的编号，应填写01、02等。")]
    [InlineData("1 甲", "“甲”不是本社区网格的编号，应填写01、02等。")]
    [InlineData("01 1", "编号“1”写了两次。")]
    public void What_is_no_grid_or_stands_twice_is_named(string text, string sentence) => Assert.Equal(sentence, SimulationOrders.Read(text, Grids).Error);

    [Fact]
    public void Branches_and_groups_lie_together_and_an_order_is_known_by_how_the_grids_lie()
    {
        foreach (var (order, numbers) in (IReadOnlyList<(SimulationOrder, int[])>)[(SimulationOrder.Number, [1, 2, 3, 4]), (SimulationOrder.Branch, [2, 4, 1, 3]), (SimulationOrder.Group, [2, 4, 3, 1])])
        {
            var content = new SimulationContent { Order = SimulationOrders.Arrange(order, Grids) };
            Assert.Equal(numbers, content.Ordered(Grids).Select(g => g.Number));
            Assert.Equal(order, SimulationOrders.Of(content, Grids));
        }

        Assert.Equal(SimulationOrder.Own, SimulationOrders.Of(new SimulationContent().Shift(Grids, "3", -1), Grids));
    }

    private static SimulatedGrid Grid(int number, int branch, int group) => new()
    {
        Code = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Number = number,
        Households = 100,
        Residents = 300,
        PartyMembers = 5,
        Buildings = 2,
        BranchId = branch,
        Branch = "",
        GroupId = group,
        Group = "",
    };
}
