using Boluo.Dashboard.Excel.Forms;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Features.Reports.Forms;
using Boluo.Dashboard.Tests.Excel.Forms;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Features.Reports.Forms;

/// <summary>What is proposed for a form, what it is refused for, and what it asks.</summary>
[Trait("Needs", "application")]
public sealed class FormProposalTests(SharedApp app)
{
    private readonly FormOffice _office = new(app);

    [Fact]
    public async Task Two_communities_of_one_name_without_a_township_are_left_empty_and_named()
    {
        var draft = await _office.DraftAsync(OfficeForms.Make((_, sheet) =>
        {
            foreach (var (i, header) in new[] { "社区", "户数", "常住人口", "网格" }.Index()) sheet.Cell(1, i + 1).SetValue(header);
            foreach (var (i, name) in new[] { "水上社区", "东区", "县外社区" }.Index()) sheet.Cell(i + 2, 1).SetValue(name);
        }), "source=communities");
        Assert.Equal(["水上社区"], draft.Plan!.Ambiguous);
        Assert.Equal(["县外社区"], draft.Plan.Unknown);
        Assert.Equal(33, draft.Plan.Besides.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal([3], draft.Plan.Cells.Select(c => c.Row).Distinct());
        Assert.Contains(FormNotes.Of(draft), n => n.Contains("水上社区", StringComparison.Ordinal) && n.Contains("没有写明镇街", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_example_is_replaced_only_when_somebody_points_at_it()
    {
        var kept = await _office.DraftAsync(SuperiorForms.Needs());
        Assert.Equal(("needs", 6), (FormOffice.SourceOf(kept), kept.Shape!.FirstBody));
        Assert.Equal("例", FormOffice.Filled(kept).Cell(5, 1).GetString());
        var replaced = await _office.DraftAsync(SuperiorForms.Needs(), "first=5");
        var sheet = FormOffice.Filled(replaced);
        Assert.Equal(1.0, sheet.Cell(5, 1).Value);
        Assert.Equal((await _office.RowsAsync("needs"))[0]["title"], sheet.Cell(5, 2).Value);
        Assert.Contains(FormNotes.Of(replaced), n => n.Contains("示例将被替换", StringComparison.Ordinal));
    }

    [Fact]
    public async Task People_stand_under_their_own_title_only()
    {
        var draft = await _office.DraftAsync(SuperiorForms.People());
        Assert.Equal("grid-workers", FormOffice.SourceOf(draft));
        Assert.Equal(["#", "name", "gender", "born", "political", "education", "grid", "phone", "since"], draft.Fillings.Select(f => f.Column ?? f.Source));
        Assert.All(draft.Matches.Where(m => m.Source.Id is "committee-members" or "community-workers"), m => Assert.False(m.IsProposed));
    }

    [Fact]
    public async Task Everyday_words_before_and_after_a_header_are_understood()
    {
        var draft = await _office.DraftAsync(SuperiorForms.Synonyms());
        Assert.Equal("grids", FormOffice.SourceOf(draft));
        Assert.Equal(["#", "township", "community", "name", "households", "residents", "members", "leader", "workers", "fullTime"], draft.Fillings.Select(f => f.Column ?? f.Source));
    }

    [Fact]
    public async Task A_header_below_its_group_means_both()
    {
        var draft = await _office.DraftAsync(SuperiorForms.Staff());
        Assert.Equal("communities", FormOffice.SourceOf(draft));
        Assert.Equal(["#", "township", "name", "needed", "inPost", "short", "gridWorkers", "remark"], draft.Fillings.Select(f => f.Column ?? f.Source));
    }

    [Fact]
    public async Task A_form_that_nothing_fits_is_told_so_and_offered_nothing()
    {
        var draft = await _office.DraftAsync(SuperiorForms.Unknown());
        Assert.Null(draft.Match);
        Assert.Null(draft.Plan);
        Assert.NotEmpty(draft.Matches); // A person may still choose.
    }

    [Fact]
    public async Task A_strict_file_and_an_old_one_are_told_how_to_be_saved()
    {
        Assert.Equal(UploadGuard.Strict, (await _office.OpenAsync(SuperiorForms.InStrict(SuperiorForms.WithRow()))).Error);
        Assert.Equal(UploadGuard.OldXls, (await _office.OpenAsync(HostileFiles.Old())).Error);
        Assert.Contains("另存为", UploadGuard.OldXls, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_already_is_kept_and_told()
    {
        var form = OfficeForms.Make((_, sheet) =>
        {
            foreach (var (i, header) in new[] { "镇街", "户数", "常住人口" }.Index()) sheet.Cell(1, i + 1).SetValue(header);
            foreach (var (i, township) in new[] { "罗阳街道", "龙溪街道", "石坝镇" }.Index()) sheet.Cell(i + 2, 1).SetValue(township);
            sheet.Cell(2, 2).SetValue(123);
            sheet.Cell(3, 2).FormulaA1 = "B2+1";
        });
        var draft = await _office.DraftAsync(form, "source=townships");
        Assert.Equal(2, draft.Plan!.Kept);
        var sheet = FormOffice.Filled(draft);
        Assert.Equal(123.0, sheet.Cell(2, 2).Value);
        Assert.Equal("B2+1", sheet.Cell(3, 2).FormulaA1);
        Assert.False(sheet.Cell(2, 3).IsEmpty());
    }

    [Fact]
    public async Task A_row_with_something_in_it_is_no_first_row_and_the_page_asks()
    {
        var draft = await _office.DraftAsync(SuperiorForms.TwoLevels(), "first=16");
        Assert.Null(draft.Plan);
        Assert.StartsWith("第16行已有内容", draft.Obstacle, StringComparison.Ordinal);
        var lost = await _office.DraftAsync(SuperiorForms.Second(), "sheet=1");
        Assert.Null(lost.Shape);
        Assert.Contains("点出表头", lost.Obstacle, StringComparison.Ordinal);
        var told = await _office.DraftAsync(SuperiorForms.WithRow([["甲", "乙", "丙", "丁", 1, 2, 3, 4, "戊"]]), "top=4&bottom=4&first=8");
        Assert.Equal((4, 8), (told.Shape!.HeaderBottom, told.Shape.FirstBody));
        Assert.True(FormOffice.Filled(told).Cell(7, 3).IsEmpty());
    }
}
