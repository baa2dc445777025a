using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Reports.Forms;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Excel.Forms;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Reports.Forms;

/// <summary>报表方案: what was checked once is used again next month, by anybody of the staff.</summary>
[Trait("Needs", "application")]
public sealed class FormSchemeTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly BoluoApp _app = new();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_scheme_is_saved_used_by_a_colleague_known_again_by_its_headers_and_taken_away()
    {
        var (one, two) = (await ViewerAsync("scheme-one", Role.Staff), await ViewerAsync("scheme-two", Role.Staff));
        var schemes = _app.Services.GetRequiredService<FormSchemes>();
        var draft = await new FormOffice(_app, one).DraftAsync(SuperiorForms.WithRow(), "fill-D=communities:phone&first=6");
        var saved = await schemes.SaveAsync(" 社区情况月报 ", draft, one, None);
        Assert.True(saved.Ok, saved.Error);
        Assert.StartsWith("已有名为“社区情况月报”的报表方案", (await schemes.SaveAsync("社区情况月报", draft, two, None)).Error, StringComparison.Ordinal);
        Assert.Equal("“方案名称”应填写。", (await schemes.SaveAsync("　", draft, one, None)).Error);
        Assert.Contains("不应超过40个字", (await schemes.SaveAsync(new string('表', 41), draft, one, None)).Error, StringComparison.Ordinal);

        // One click: neither file nor anything else is asked for.
        var office = new FormOffice(_app, two);
        var again = (await office.ReadAsync($"scheme={saved.Value}")).Value!;
        Assert.Equal((6, "phone", "社区情况月报"), (again.Shape!.FirstBody, FormOffice.ColumnOf(again, "党组织书记"), again.Scheme!.Name));
        Assert.Equal(FormOffice.Written(draft).Length, FormOffice.Written(again).Length);

        // Another month's blank form of the same kind is recognised, and read as the scheme says.
        var next = await office.DraftAsync(SuperiorForms.WithRow());
        Assert.Equal("社区情况月报", Assert.Single(next.Known).Name);
        Assert.Equal("secretary", FormOffice.ColumnOf(next, "党组织书记"));
        var applied = await office.DraftAsync(SuperiorForms.WithRow(), $"scheme={saved.Value}");
        Assert.Equal("phone", FormOffice.ColumnOf(applied, "党组织书记"));

        Assert.StartsWith("该报表方案由", (await schemes.RemoveAsync(saved.Value, two, None)).Error, StringComparison.Ordinal);
        Assert.True((await schemes.RemoveAsync(saved.Value, await ViewerAsync("scheme-admin", Role.Admin), None)).Ok);
        Assert.StartsWith("该报表方案已不存在", (await office.ReadAsync($"scheme={saved.Value}")).Error, StringComparison.Ordinal);
        Assert.Empty(await schemes.ListAsync(None));
    }

    [Fact]
    public async Task Broken_ties_are_told_and_stop_a_form_as_they_stop_any_hand_in()
    {
        var tie = new QueryTie((db, _) => db.DataStates.Select(s => new PlaceCount { Place = null, Value = 1 }), (db, _) => db.DataStates.Select(s => new PlaceCount { Place = null, Value = 0 }))
        {
            Key = "broken",
            Title = "两数一致",
            Left = new TieSide("一", "/"),
            Right = new TieSide("零", "/"),
            Sheets = ["communities"],
        };
        await using var app = new BoluoApp { Replace = services => services.AddSingleton<Tie>(tie) };
        var office = new FormOffice(app);
        var told = await office.DraftAsync(SuperiorForms.WithRow());
        Assert.Equal((1, null), (told.Broken, told.Obstacle));
        await using (var db = await app.OpenAsync())
        {
            db.Add(new Setting { Key = HandIn.Setting.Key, Value = 1, Version = Guid.NewGuid() });
            await db.SaveChangesAsync(None);
        }

        var changes = app.Services.GetRequiredService<DataChanges>();
        changes.Announce(changes.Version + 1);
        Assert.StartsWith("数据勾稽不符，按参数设置停止导出报送版：“两数一致”不相符", (await office.DraftAsync(SuperiorForms.WithRow())).Obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_saves_none()
    {
        var draft = await new FormOffice(_app).DraftAsync(SuperiorForms.Second());
        var refused = await _app.Services.GetRequiredService<FormSchemes>().SaveAsync("方案", draft, await ViewerAsync("scheme-leader", Role.Leader), None);
        Assert.False(refused.Ok);
    }

    private async Task<Viewer> ViewerAsync(string name, Role role) => new((await _app.AccountAsync(name, role)).Id, $"测试{name}", role);
}
