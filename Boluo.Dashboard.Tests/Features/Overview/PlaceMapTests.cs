using Boluo.Dashboard.Features.Overview;

namespace Boluo.Dashboard.Tests.Features.Overview;

public sealed class PlaceMapTests
{
    [Fact]
    public void A_box_that_has_nothing_under_it_reaches_into_the_next_row()
    {
        var (boxes, width, height) = PlaceLayout.Of([new(0, 0, 50, 30), new(0, 1, 80, 66), new(1, 0, 50, 30)]);
        Assert.Equal([new LaidBox(0, 0, 50, 30), new LaidBox(56, 0, 80, 66), new LaidBox(0, 36, 50, 30)], boxes);
        Assert.Equal((136.0, 66.0), (width, height));
    }

    [Fact]
    public void No_two_boxes_overlap_wherever_they_stand()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var placed = Enumerable.Range(0, 12).Select(_ => new PlacedBox(random.Next(5), random.Next(6), random.Next(10, 200), random.Next(10, 300))).DistinctBy(b => (b.Row, b.Column)).ToList();
            var (boxes, width, height) = PlaceLayout.Of(placed);
            Assert.All(boxes.Zip(placed), b => Assert.True(b.First.Width >= b.Second.Width && b.First.Height >= b.Second.Height));
            Assert.All(boxes, b => Assert.True(b.X + b.Width <= width && b.Y + b.Height <= height));
            foreach (var (i, a) in boxes.Index())
                Assert.DoesNotContain(boxes.Skip(i + 1), b => a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height);
        }
    }
}
