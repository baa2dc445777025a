using Boluo.Dashboard.Components.Drafts;

namespace Boluo.Dashboard.Tests.Components.Drafts;

public sealed class DraftStepsTests
{
    [Fact]
    public void Changes_are_taken_back_and_done_again_until_something_else_is_changed()
    {
        var steps = new DraftSteps<string>("甲");
        steps.Put("乙");
        steps.Put("丙");
        steps.Back();
        steps.Back();
        steps.Back();
        Assert.Equal(("甲", false, true), (steps.Now, steps.CanGoBack, steps.CanGoForward));
        steps.Forward();
        Assert.Equal("乙", steps.Now);
        steps.Put("丁");
        steps.Forward();
        Assert.Equal(("丁", true, false), (steps.Now, steps.CanGoBack, steps.CanGoForward));
    }

    [Fact]
    public void The_same_again_is_no_change_and_the_oldest_are_forgotten()
    {
        var steps = new DraftSteps<int>(0);
        for (var i = 1; i <= DraftSteps<int>.Most + 5; i++)
        {
            steps.Put(i);
            steps.Put(i);
        }

        while (steps.CanGoBack) steps.Back();
        Assert.Equal(5, steps.Now);
    }
}
