using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Insight;

/// <summary>Many figures are computed in one command, and say the same as each alone.</summary>
[Trait("Needs", "application")]
public sealed class FigureValuesTests(CountedApp app) : IClassFixture<CountedApp>
{
    private static readonly Scope Street = County.Whole with { Township = County.Luoyang, AsOf = new DateOnly(2019, 12, 31) };

    private IReadOnlyList<Figure> Expressions => [.. app.Services.GetServices<Figure>().Where(f => f.Value is not null)];

    [Fact]
    public async Task Figures_that_are_expressions_are_asked_in_one_command()
    {
        await using var db = await app.OpenAsync();
        foreach (var scope in (Scope[])[County.Whole, Street])
        {
            app.Counter.Reset();
            var values = await FigureValues.ReadAsync(Expressions, db, scope, CancellationToken.None);
            Assert.Equal(1, app.Counter.Commands);
            Assert.Equal(Expressions.Count, values.Count);
        }
    }

    [Fact]
    public async Task A_figure_says_the_same_alone_and_among_others_in_any_scope()
    {
        await using var db = await app.OpenAsync();
        foreach (var scope in (Scope[])[County.Whole, Street])
        {
            var together = await FigureValues.ReadAsync(Expressions, db, scope, CancellationToken.None);
            foreach (var figure in Expressions) Assert.Equal(await figure.ComputeAsync(db, scope, CancellationToken.None), together[figure.Key]);
        }
    }

    [Fact]
    public async Task The_day_of_one_scope_does_not_stay_in_the_next()
    {
        await using var db = await app.OpenAsync();
        async Task<double?> Needs(DateOnly day) => (await FigureValues.ReadAsync(Expressions, db, County.On(day), CancellationToken.None))["list.needs"].Value;
        Assert.Equal(103, await Needs(County.Day));
        Assert.Equal(await db.Needs.CountAsync(n => n.RaisedOn <= new DateOnly(2019, 12, 31), CancellationToken.None), await Needs(new DateOnly(2019, 12, 31)));
        Assert.Equal(0, await Needs(new DateOnly(2019, 1, 1)));
    }

    [Fact]
    public async Task A_figure_that_is_no_expression_is_asked_by_a_command_of_its_own()
    {
        await using var db = await app.OpenAsync();
        var own = new QueryFigure("own", "自定义", "", "个", "", "", "/", async (data, _, cancel) => await data.Townships.CountAsync(cancel)) { One = "一项", Adding = Adding.Adds, Dating = Dating.AsOf };
        app.Counter.Reset();
        var values = await FigureValues.ReadAsync([.. Expressions, own], db, County.Whole, CancellationToken.None);
        Assert.Equal((17.0, 2), (values["own"].Value!.Value, app.Counter.Commands));
    }
}
