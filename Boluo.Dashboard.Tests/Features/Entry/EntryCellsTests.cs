using Boluo.Dashboard.Features.Entry;

namespace Boluo.Dashboard.Tests.Features.Entry;

/// <summary>What somebody fills in over what was seen, while colleagues go on.</summary>
public sealed class EntryCellsTests
{
    [Fact]
    public void A_cell_keeps_what_was_seen_until_it_goes_on_from_what_is_there_now()
    {
        var cells = new EntryCells();
        Assert.True(cells.Fill("东区", "households", "35", "34"));
        Assert.False(cells.Fill("东区", "households", "35", "36"));
        Assert.Equal(("35", "34", "34"), (cells.Held("东区", "households", "36"), Assert.Single(cells.All).Seen, cells.Given("东区", "households", "36")));

        cells.Rebase((_, _) => "36");
        Assert.Equal(("35", "36"), (Assert.Single(cells.All).Text, cells.All[0].Seen));
        cells.Rebase((_, _) => "35");
        Assert.False(cells.Any);
    }

    [Fact]
    public void A_cell_that_is_as_it_was_again_is_not_filled_in()
    {
        var cells = new EntryCells();
        cells.Fill("东区", "households", "35", "34");
        Assert.True(cells.Fill("东区", "households", "34", "34"));
        Assert.False(cells.Any);
        Assert.False(cells.Fill("东区", "needs", "", null));
    }

    [Fact]
    public void A_cell_left_empty_says_what_stays_and_is_not_counted()
    {
        var cells = new EntryCells();
        cells.Fill("东区", "households", "", "34");
        Assert.Equal(("34", 0, false), (cells.Left("东区", "households"), cells.Count, cells.IsFilled("东区", "households")));
        Assert.True(Assert.Single(cells.All).IsEmpty);
    }

    [Fact]
    public void A_draft_brings_back_what_was_typed_and_what_was_seen()
    {
        var cells = new EntryCells();
        cells.Fill("441322001001", "households", "35", "34");
        cells.Fill("441322001002", "method", "座谈会", null);
        cells.Mark("441322001002", "remark", isTooLong: true);
        var draft = cells.ToDraft("/entry?sheet=surveys", "录入", null);
        Assert.Equal(["441322001002/remark"], draft.Left);

        var again = new EntryCells();
        again.Restore(draft);
        Assert.Equal(cells.All, again.All);
        Assert.Equal("35", again.Given("441322001001", "households", "34"));
    }
}
