using System.Reflection;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Insight;

/// <summary>Links to rows are written by the codec that reads them, of ledgers and columns that are there.</summary>
[Trait("Needs", "application")]
public sealed class LedgerLinksTests(SharedApp app)
{
    private static readonly LedgerKeys[] All = [.. typeof(Ledgers).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => (LedgerKeys)p.GetValue(null)!)];

    private IReadOnlyList<ILedger> Tables => [.. app.Services.GetServices<ILedger>()];

    [Fact]
    public void Every_ledger_that_is_linked_to_stands_where_the_link_leads()
    {
        Assert.True(All.Length > 30);
        Assert.All(All, keys => Assert.Equal((keys.Name, keys.Page), (Tables.Named(keys.Name).Name, Tables.Named(keys.Name).Path)));
    }

    [Fact]
    public void Every_column_that_is_linked_by_is_there_and_holds_what_the_link_says()
    {
        var wrong = new List<string>();
        foreach (var keys in All)
            foreach (var key in keys.GetType().GetProperties().Where(p => p.PropertyType.IsAssignableTo(typeof(ColumnKey))).Select(p => (ColumnKey)p.GetValue(keys)!))
            {
                var column = Tables.Named(keys.Name).Columns.FirstOrDefault(c => c.Key == key.Key);
                var type = column is null ? null : Nullable.GetUnderlyingType(column.ValueType) ?? column.ValueType;
                if (type != key.ValueType) wrong.Add($"{keys.Name}.{key.Key}: {type?.Name ?? "no such column"}, linked by as {key.ValueType.Name}");
            }

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_view_that_a_link_writes_is_read_back_as_it_was_meant()
    {
        var needs = Tables.Named(Ledgers.Needs.Name);
        var view = View.Parse(Ledgers.Needs.Query(
            n => n.Search("路灯 & 井盖"), n => n.Township.Has("罗阳街道"), n => n.State.Is(NeedState.Waiting, NeedState.Matched), n => n.Links.Is(0),
            n => n.Waiting.AtLeast(31), n => n.Raised.InMonth(new DateOnly(2020, 5, 1)), n => n.Grid.IsNone, n => n.Waiting.Descending), needs);
        Assert.True(view.Ok, view.Error);
        Assert.Equal("路灯 & 井盖", view.Value.Search);
        Assert.Equal(new Dictionary<string, string>
        {
            ["township"] = "罗阳街道",
            ["state"] = "Waiting,Matched",
            ["links"] = "0",
            ["waiting"] = "31..",
            ["raised"] = "2020-05-01..<2020-06-01",
            ["grid"] = "none",
        }, view.Value.Filters.ToDictionary(f => f.Column, f => f.Text));
        Assert.Equal([new Sort("waiting", true)], view.Value.Sorts);
    }

    [Fact]
    public void A_link_is_the_page_with_its_tab_and_the_view()
    {
        Assert.Equal("/three-lists?tab=needs&needs.state=Waiting,Matched&needs.sort=-waiting", Ledgers.Needs.Where(n => n.State.Is(NeedState.Waiting, NeedState.Matched), n => n.Waiting.Descending));
        Assert.Equal("/grids?grids.workers=0", Ledgers.Grids.Where(g => g.Workers.Is(0)));
        Assert.Equal("fund.progress=..%3C0.15", Ledgers.Fund.Query(f => f.Progress.Below(0.15)));
    }
}
