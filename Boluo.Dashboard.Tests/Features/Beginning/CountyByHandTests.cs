using System.Net;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Features.Beginning;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Beginning;

/// <summary>A county is built from nothing, row by row, as an administrator enters it; then pages, files and the brief tell of it.</summary>
[Trait("Needs", "application")]
public sealed class CountyByHandTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly EmptyCounty _app = new();
    private Viewer _admin = null!;

    private IRecordEditor Records => _app.Services.GetRequiredService<IRecordEditor>();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Township_organisations_community_people_grids_and_a_need_are_entered_one_after_another_and_everything_tells_of_them()
    {
        var user = await _app.AccountAsync("by-hand", Role.Admin);
        _admin = new Viewer(user.Id, user.DisplayName, Role.Admin);
        Assert.Equal("镇街", await NextAsync());
        Assert.Equal("“区划代码”应以本县的区划代码530999开头，现为“441322001”。", Assert.Single((await TryAsync("townships", ("code", "441322001"), ("name", "城关街道"), ("kind", nameof(TownshipKind.Street)))).Faults).Message);
        await AddAsync("townships", ("code", "530999001"), ("name", "城关街道"), ("kind", nameof(TownshipKind.Street)));
        Assert.Equal("社区", await NextAsync());
        await AddAsync("communities", ("name", "北门社区"), ("township", "530999001"), ("code", "530999001001"));
        await AddAsync("organisations", ("name", "城关街道党工委"), ("fullName", "中共青山县城关街道工作委员会"), ("kind", nameof(PartyOrganisationKind.WorkingCommittee)), ("township", "530999001"));
        await AddAsync("organisations", ("name", "北门社区党支部"), ("fullName", "中共青山县城关街道北门社区支部委员会"), ("kind", nameof(PartyOrganisationKind.Branch)), ("community", "530999001001"));
        await AddAsync("grid-people", ("name", "某某"), ("born", "1990-01-01"), ("phone", "19000000001"), ("fullTime", "true"), ("community", "530999001001"));
        var branch = await OnlyAsync(db => db.PartyOrganisations.Where(o => o.Kind == PartyOrganisationKind.Branch).Select(o => o.Id));
        await AddAsync("grid-setup", ("community", "530999001001"), ("branch", Text(branch)), ("groupName", "第1楼栋党小组"), ("households", "120"), ("residents", "300"), ("members", "9"), ("buildings", "4"), ("extent", "东至河堤"));
        await AddAsync("grid-setup", ("community", "530999001001"), ("branch", Text(branch)), ("groupName", "第2楼栋党小组"), ("households", "80"), ("residents", "210"), ("members", "5"), ("buildings", "3"), ("extent", "西至河堤"));
        await AppointAsync();
        await AddAsync("needs", ("title", "增设路灯"), ("community", "530999001001"));
        Assert.DoesNotContain(await NounsAsync(s => s.IsNeeded && s.Missing.Count > 0 && s.Missing.Contains("社区")), _ => true);

        using var client = await _app.SignInAsync(Role.Leader);
        var overview = WebUtility.HtmlDecode(await client.GetStringAsync("/", None));
        Assert.DoesNotContain("nothing-yet", overview, StringComparison.Ordinal);
        foreach (var path in new[] { "/", Urls.Brief, "/communities/530999001001", "/townships/530999001", "/grids/530999001001001", Urls.Checks, Urls.Attention })
        {
            using var answer = await client.GetAsync(path, None);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        }

        await using (var db = await _app.OpenAsync())
        {
            var figures = await Passports.ReadAsync([.. new[] { "community.count", "grid.count", "grid.households", "grid.residents", "grid.members" }.Select(key => _app.Services.GetServices<Figure>().FirstOrDefault(f => f.Key == key)).OfType<Figure>()], db, County.On(Days.Today(TimeProvider.System)), None);
            Assert.Equal((1, 2), ((int)figures["community.count"].Computed.Value!, (int)figures["grid.count"].Computed.Value!));
        }

        using var admin = await _app.SignInAsync(Role.Admin);
        var grids = await _app.Services.GetServices<ILedger>().Named("grids").PageAsync(County.On(Days.Today(TimeProvider.System)), View.Default(_app.Services.GetServices<ILedger>().Named("grids")), _admin, None);
        Assert.Equal(200d, grids.Totals[grids.Columns.ToList().FindIndex(c => c.Key == "households")]);
        foreach (var path in _app.Exports())
        {
            using var answer = await admin.GetAsync(path, None);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        }

        var brief = WebUtility.HtmlDecode(await client.GetStringAsync(Urls.Brief, None));
        Assert.Contains("青山县", brief, StringComparison.Ordinal);
        Assert.DoesNotContain("示例", brief, StringComparison.Ordinal);
        Assert.All(await _app.Services.GetRequiredService<Reconciliation>().OfAsync(County.On(Days.Today(TimeProvider.System)), None), check => Assert.NotEqual(TieState.Broken, check.State));
    }

    /// <summary>The person leads both grids and looks after them.</summary>
    private async Task AppointAsync()
    {
        var worker = await OnlyAsync(db => db.GridWorkers.Select(w => w.Id));
        await using var scope = _app.Services.CreateAsyncScope();
        var editor = scope.ServiceProvider.GetRequiredService<IEditor>();
        await using var db = await _app.OpenAsync();
        var moves = (await db.Grids.OrderBy(g => g.Code).ToListAsync(None)).ConvertAll(g => new GridMove(g.Code, g.Version, Leader: Edit.To<int?>(worker), Workers: Edit.To<IReadOnlySet<int>>(new HashSet<int> { worker })));
        var plan = new Plan("配备网格长、网格员", null, Days.Today(TimeProvider.System), [.. moves]);
        var preview = await editor.PreviewAsync(plan, _admin, None);
        Assert.True(preview.Fingerprint.Length > 0, string.Concat(preview.Faults.Select(f => f.Message)));
        Assert.True((await editor.ApplyAsync(plan, preview.Fingerprint, _admin, None)).Ok);
    }

    private async Task<string> NextAsync() => (await NounsAsync(s => s is { IsNeeded: true, Rows: 0, Missing.Count: 0 }))[0];

    private async Task<List<string>> NounsAsync(Func<BeginningStep, bool> condition)
    {
        await using var db = await _app.OpenAsync();
        return [.. (await _app.Services.GetRequiredService<BeginningSteps>().ReadAsync(db, None)).Where(condition).Select(s => s.Noun)];
    }

    private async Task<T> OnlyAsync<T>(Func<Dashboard.Data.BoluoDbContext, IQueryable<T>> query)
    {
        await using var db = await _app.OpenAsync();
        return await query(db).SingleAsync(None);
    }

    private async Task AddAsync(string ledger, params IReadOnlyList<(string Field, string Value)> values)
    {
        var saved = await TryAsync(ledger, values);
        Assert.True(saved.Ok, $"{ledger}: {saved.Refusal}{string.Concat(saved.Faults.Select(f => f.Message))}");
    }

    /// <summary>Whatever else the form asks for is filled in with something that it accepts.</summary>
    private async Task<RecordOutcome> TryAsync(string ledger, params IReadOnlyList<(string Field, string Value)> values)
    {
        var loaded = await Records.LoadAsync(ledger, null, _admin, None);
        Assert.True(loaded.Ok, loaded.Error);
        var form = loaded.Value;
        var filled = form.Values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        foreach (var (field, value) in values)
        {
            Assert.True(filled.ContainsKey(field), $"{ledger} has no {field}: {string.Join(' ', filled.Keys)}");
            filled[field] = value;
        }

        foreach (var field in form.Fields.OfType<Field>().Where(f => f.Required && string.IsNullOrEmpty(filled[f.Key])))
            filled[field.Key] = field switch
            {
                { Kind: FieldKind.Choice or FieldKind.Pick } => form.Choices[field.Key][0].Value,
                { Kind: FieldKind.Day } => Days.Iso(form.Day),
                { Kind: FieldKind.Whole or FieldKind.Number } => Text((int)Math.Max(1, field.Lowest)),
                { Shape: not null } => "0800-0000001",
                _ => "某某",
            };
        return await Records.SaveAsync(new RecordInput(form, filled, "登记", null), _admin, None);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
