using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Audit;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Data.Upgrades;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Tables.Growing;

/// <summary>What a log shows from memory is what the database would have answered.</summary>
public sealed class GrowingTableTests
{
    private const int Rows = 400;

    private static readonly Viewer Admin = new("1", "周管理", Role.Admin);

    private static readonly Scope Any = new(null, null, null, new DateOnly(2020, 6, 30));

    private static readonly string[] Names = ["周管理", "王芳", "ＡＢＣ", "abc", "系统", "未登录"], Whats = ["登录", "退出", "博罗县居民群众需求清单", "/admin/users", "𠮷田", "\ue000", ""];

    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string> Views =>
    [
        "", "page=3&size=20", "page=99", "kind=SignIn", "kind=SignIn,Export&outcome=Refused", "by=管理", "by=none", "address=none", "address=10.1", "what=登录&sort=-id", "q=zgl", "q=ABC", "q=博罗", "q=某某",
        "on=2020-03-01..2020-04-30", "on=..2020-02-01", "on=2020-05-05", "id=10..19", "rows=none", "rows=3..", "times=2", "number=a", "scope=全县&edition=none", "time=09:",
        "sort=id", "sort=-on", "sort=time,-by", "sort=kind", "sort=-outcome,what", "sort=by", "sort=-address", "sort=what&size=100", "sort=-scope", "sort=edition,rows", "sort=-rows", "sort=times&page=4", "sort=number",
        "q=10.1&kind=Export,SignIn,Upload&on=2020-01-01..&sort=-times,on&page=2&size=20",
    ];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_view_has_the_rows_of_the_database_in_its_order(string view)
    {
        using var database = await TestDatabase.CreateEmptyAsync();
        await AddAsync(database, Rows);
        using var table = new SecurityEventTable(database);
        await AssertSameAsync(table, view);
    }

    [Fact]
    public async Task What_comes_is_seen_and_what_goes_is_gone()
    {
        using var database = await TestDatabase.CreateEmptyAsync();
        using var table = new SecurityEventTable(database);
        Assert.Equal(0, await AssertSameAsync(table, ""));
        await AddAsync(database, 30);
        Assert.Equal(30, await AssertSameAsync(table, "size=20"));
        await AddAsync(database, 5);
        Assert.Equal(35, await AssertSameAsync(table, "sort=by"));
        await TableRows.ExecuteAsync(database.Path, "DELETE FROM SecurityEvents WHERE Id <= 12");
        Assert.Equal(23, await AssertSameAsync(table, "sort=-what"));
        await TableRows.ExecuteAsync(database.Path, "DELETE FROM SecurityEvents");
        Assert.Equal(0, await AssertSameAsync(table, "kind=SignIn"));
    }

    [Fact]
    public async Task Many_read_while_it_grows()
    {
        using var database = await TestDatabase.CreateEmptyAsync();
        using var table = new SecurityEventTable(database);
        await Task.WhenAll([AddAsync(database, 100), .. Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < 10; i++) await table.PageAsync(Any, View.Default(table), Admin, None);
        })]);
        Assert.Equal(100, await AssertSameAsync(table, "sort=by,what"));
    }

    [Fact]
    public async Task Whoever_may_not_read_it_is_shown_nothing()
    {
        using var database = await TestDatabase.CreateEmptyAsync();
        await AddAsync(database, 3);
        using var table = new SecurityEventTable(database);
        Assert.Equal(0, (await table.PageAsync(Any, View.Default(table), new Viewer("2", "工作人员甲", Role.Staff), None)).Count);
        Assert.Equal(3, (await table.PageAsync(Any, View.Default(table), Admin, None)).Count);
        Assert.Equal(0, (await table.PageAsync(Any, View.Default(table), new Viewer("2", "工作人员甲", Role.Staff), None)).Count);
    }

    /// <returns>How many rows there are.</returns>
    private static async Task<int> AssertSameAsync(SecurityEventTable table, string view)
    {
        var parsed = View.Parse("?" + string.Join('&', view.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => $"{table.Name}.{part}")), table);
        Assert.True(parsed.Ok, parsed.Error);
        var page = await table.PageAsync(Any, parsed.Value, Admin, None);
        var all = new List<LedgerRow>();
        await foreach (var row in table.AllAsync(Any, parsed.Value, Admin, None)) all.Add(row);
        Assert.Equal((all.Count, Math.Max(1, (all.Count + parsed.Value.Size - 1) / parsed.Value.Size)), (page.Count, page.Pages));
        Assert.Equal(all.Skip((page.Page - 1) * parsed.Value.Size).Take(parsed.Value.Size).Select(r => string.Join('|', r.Cells)), page.Rows.Select(r => string.Join('|', r.Cells)));
        Assert.Equal(((page.Page - 1) * parsed.Value.Size) + 1, page.FirstNumber);
        return all.Count;
    }

    /// <summary>Days mostly grow, as they do where clocks are put right.</summary>
    private static async Task AddAsync(TestDatabase database, int count)
    {
        var random = new Random(2020);
        await using var db = database.CreateDbContext();
        for (var i = 0; i < count; i++)
        {
            var day = new DateOnly(2020, 1, 1).AddDays((i * 170 / count) + random.Next(3));
            db.SecurityEvents.Add(new SecurityEvent
            {
                At = day.ToDateTime(new TimeOnly(random.Next(16), random.Next(60)), DateTimeKind.Utc),
                On = day,
                Kind = Enum.GetValues<SecurityEventKind>()[random.Next(Enum.GetValues<SecurityEventKind>().Length)],
                Outcome = Enum.GetValues<SecurityOutcome>()[random.Next(3)],
                ByName = Names[random.Next(Names.Length)],
                Address = random.Next(4) == 0 ? null : $"10.1.2.{random.Next(12)}",
                What = Whats[random.Next(Whats.Length)],
                ScopeWords = random.Next(2) == 0 ? null : "全县",
                Edition = random.Next(2) == 0 ? null : "工作版",
                Rows = random.Next(3) == 0 ? random.Next(10) : null,
                ControlNumber = random.Next(2) == 0 ? null : random.Next(1000).ToString("x", System.Globalization.CultureInfo.InvariantCulture),
                Times = 1 + random.Next(3),
            });
        }

        await db.SaveChangesAsync(None);
    }
}
