using System.Globalization;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features;

/// <summary>A number leads to its own rows: walks every rule and figure whose link names a ledger, on several days and in several places.</summary>
[Trait("Needs", "application")]
public sealed class LinkedRowsTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Viewer Staff = new("test", "测试", Role.Staff);

    public static TheoryData<string, string?> Scopes => new MatrixTheoryData<string, string?>(["2020-06-30", "2020-03-31", "2020-04-01", "2019-12-31", "2019-09-30"], [null, County.Luoyang]);

    /// <summary>Figures that are no count of rows, no sum and no number of different values: a mean, a rhythm, a number a street, one row of three, a share, steps of posts.</summary>
    private static readonly IReadOnlySet<string> Derived = new HashSet<string>(StringComparer.Ordinal)
    {
        "ask.needs.street_survey", "ask.needs.community_survey", "oldtown.fund", "street.offices.before", "street.offices.after",
        "list.needs.rate", "worker.levels", "worker.pay.before", "worker.pay.average", "worker.pay.maximum",
    };

    /// <summary>Figures that count the different values of a column.</summary>
    private static readonly IReadOnlyDictionary<string, string> Different = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["grid.workers"] = "name",
        ["list.resource_units"] = "unit",
        ["center.levels"] = "level",
        ["oldtown.communities"] = "community",
        ["worker.posts"] = "post",
        ["newtown.property_heads"] = "company",
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task A_rule_leads_to_as_many_rows_as_it_found(string day, string? township)
    {
        var scope = ScopeOf(day, township);
        await using var db = await app.OpenAsync();
        var (wrong, walked) = (new List<string>(), 0);
        foreach (var matter in await app.Services.GetRequiredService<RuleRunner>().FindAsync(db, scope, None))
        {
            // What has not been looked at is not linked.
            if (!matter.HasRun || await RowsAsync(matter.RowsPath, scope) is not { } rows) continue;
            walked++;
            if (rows.Rows.Count != matter.Findings.Count) wrong.Add($"{matter.Rule.Key}: {matter.Findings.Count} found, {rows.Rows.Count} rows at {matter.RowsPath}");
        }

        Assert.True(walked > 10, $"{walked} rules name a ledger.");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task A_figure_counts_its_rows_or_adds_up_one_of_their_columns(string day, string? township)
    {
        var scope = ScopeOf(day, township);
        await using var db = await app.OpenAsync();
        var (wrong, walked) = (new List<string>(), 0);
        var figures = app.Services.GetServices<Figure>().Where(f => !Derived.Contains(f.Key)).ToList();
        foreach (var (key, quantity) in await FigureValues.ReadAsync(figures, db, scope, None))
        {
            var path = figures.Named(key).RowsPath;
            if (await RowsAsync(path, scope) is not { } rows) continue;
            walked++;
            if (!Numbers(rows.Columns, rows.Rows, Different.GetValueOrDefault(key)).Contains(Math.Round(quantity.Value ?? 0, 6)))
                wrong.Add($"{key}: {quantity.Value}, {rows.Rows.Count} rows at {path}");
        }

        Assert.True(walked > 30, $"{walked} figures name a ledger.");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>Ties of those rows of a ledger that hang on a community or a grid at all, which no filter asks for; and of all events of the centres, of which the ledger shows a quarter.</summary>
    private static readonly IReadOnlySet<string> Partly = new HashSet<string>(StringComparer.Ordinal)
    {
        "life.Suggestion.Community", "life.CampaignAction.Community", "life.ServiceCenter.Community", "life.Need.Grid", "center.events",
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task A_side_of_a_tie_leads_to_rows_that_make_its_number(string day, string? township)
    {
        var scope = ScopeOf(day, township);
        var (wrong, walked) = (new List<string>(), 0);
        foreach (var check in await app.Services.GetRequiredService<Reconciliation>().OfAsync(scope, None))
        {
            if (check.State == TieState.NotApplicable || Partly.Contains(check.Tie.Key)) continue;
            foreach (var (side, value) in (IReadOnlyList<(TieSide, double?)>)[(check.Tie.Left, check.Left), (check.Tie.Right, check.Right)])
            {
                if (await RowsAsync(side.RowsPath, scope) is not { } rows) continue;
                walked++;
                if (!Numbers(rows.Columns, rows.Rows, null).Contains(Math.Round(value ?? 0, 6))) wrong.Add($"{check.Tie.Key}: {value}, {rows.Rows.Count} rows at {side.RowsPath}");
            }
        }

        Assert.True(walked > 60, $"{walked} sides name a ledger.");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static Scope ScopeOf(string day, string? township) => new(township, null, null, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>What rows may be counted to: themselves, the sum of a column, the different values of a column.</summary>
    private static HashSet<double> Numbers(IReadOnlyList<Column> columns, IReadOnlyList<LedgerRow> rows, string? different) =>
    [
        rows.Count,
        .. columns.Index().Where(c => c.Item.IsNumber).Select(c => Math.Round(rows.Sum(r => r.Cells[c.Index] is null or string ? 0 : Convert.ToDouble(r.Cells[c.Index], CultureInfo.InvariantCulture)), 6)),
        .. columns.Index().Where(c => c.Item.Key == different).Select(c => (double)rows.Select(r => r.Cells[c.Index]).OfType<object>().Distinct().Count()),
    ];

    /// <summary>All rows that a link opens; none where the link names no ledger.</summary>
    private async Task<(IReadOnlyList<Column> Columns, IReadOnlyList<LedgerRow> Rows)?> RowsAsync(string path, Scope scope)
    {
        var query = path.Split('?', 2).ElementAtOrDefault(1) ?? "";
        var ledgers = app.Services.GetServices<ILedger>().ToList();
        var ledger = ledgers.Find(l => query.Split('&').Any(p => p.StartsWith(l.Name + ".", StringComparison.Ordinal))) ?? ledgers.Find(l => l.Path == path);
        if (ledger is null) return null;
        var view = View.Parse(query, ledger);
        Assert.True(view.Ok, $"{path}: {view.Error}");
        var rows = await ledger.AllAsync(scope, view.Value with { Columns = [.. ledger.Columns.Select(c => c.Key)] }, Staff, None).ToListAsync(None);
        return (ledger.Columns, rows);
    }
}
