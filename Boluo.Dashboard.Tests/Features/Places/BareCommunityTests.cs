using System.Net;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Places;

/// <summary>A township and a community that have just been set up, with nothing in them: every page and table shows them.</summary>
[Trait("Needs", "application")]
public sealed class BareCommunityTests(BareCommunityTests.Bare app) : IClassFixture<BareCommunityTests.Bare>
{
    private const string Township = "441322199", Empty = "441322198", Community = Township + "001";

    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>The application with them.</summary>
    public sealed class Bare : BoluoApp, IAsyncLifetime
    {
        public async ValueTask InitializeAsync()
        {
            await using var db = await OpenAsync();
            db.AddRange(
                new Township { Code = Township, Name = "示例镇", Kind = TownshipKind.Town, Version = Guid.NewGuid() },
                new Township { Code = Empty, Name = "示例街道", Kind = TownshipKind.Street, Version = Guid.NewGuid() },
                new Community
                {
                    Code = Community, Name = "示例新社区", TownshipCode = Township, SecretaryName = "示例书记", OfficePhone = "0752-0000199",
                    ValidFrom = new DateOnly(2020, 6, 1), Version = Guid.NewGuid(),
                });
            await db.SaveChangesAsync(None);
        }
    }

    [Fact]
    public async Task Every_page_is_there_for_them()
    {
        using var client = await app.SignInAsync(Role.Admin);
        var wrong = new List<string>();
        foreach (var (path, _) in Routes.Pages().Where(p => !p.Path.Contains('{', StringComparison.Ordinal)))
            foreach (var address in path.StartsWith("/communities/", StringComparison.Ordinal) ? [$"/communities/{Community}"]
                : path.StartsWith("/townships/", StringComparison.Ordinal) ? [$"/townships/{Township}", $"/townships/{Empty}"]
                : path.StartsWith("/grids/", StringComparison.Ordinal) ? [path]
                : (string[])[path, Urls.Join(path, $"community={Community}"), Urls.Join(path, $"township={Township}"), Urls.Join(path, $"township={Empty}")])
            {
                using var answer = await client.GetAsync(address, None);
                if (answer.StatusCode == HttpStatusCode.OK && !(await answer.Content.ReadAsStringAsync(None)).Contains("state-error", StringComparison.Ordinal)) continue;
                if (path is "/print/{Name}" or "/status/{Code:int}" || answer.StatusCode is HttpStatusCode.Redirect) continue;
                wrong.Add($"{address} {answer.StatusCode}");
            }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_table_chart_and_figure_counts_them()
    {
        var viewer = new Viewer("test", "测试", Role.Staff);
        await using var db = await app.OpenAsync();
        var walked = 0;
        foreach (var scope in (Scope[])[County.Whole, new(null, Community, null, County.Day), new(Township, null, null, County.Day), new(Empty, null, null, County.Day)])
        {
            foreach (var ledger in app.Services.GetServices<ILedger>())
            {
                var view = View.Default(ledger) with { Columns = [.. ledger.Columns.Select(c => c.Key)] };
                walked += (await ledger.PageAsync(scope, view, viewer, None)).Rows.Count;
            }

            foreach (var summary in app.Services.GetServices<ISummary>()) walked += (await summary.BlocksAsync(scope, viewer, None)).Count;
            foreach (var chart in app.Services.GetServices<Boluo.Dashboard.Charts.IChart>()) Assert.NotNull((await chart.BuildAsync(db, scope, None)).Sentence);
            walked += (await FigureValues.ReadAsync([.. app.Services.GetServices<Figure>().Where(f => f.Value is not null)], db, scope, None)).Count;
        }

        Assert.True(walked > 1000, $"{walked} rows.");
        Assert.Equal("示例新社区", (await app.Services.GetServices<ILedger>().Named("communities").PageAsync(new Scope(Township, null, null, County.Day), View.Default(app.Services.GetServices<ILedger>().Named("communities")), viewer, None)).Rows[0].Cells[1]);
    }
}
