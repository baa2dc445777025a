using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Features.FourAsks;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Editing.Sheets;

/// <summary>What returns each period is entered for all places at once, as one change set, by the rules of its register.</summary>
public sealed class EntrySheetTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Quarter = new(2020, 4, 1);

    [Fact]
    public async Task Every_sheet_that_is_declared_is_published_stands_beside_its_ledger_and_opens()
    {
        await using var house = await RecordHouse.CreateAsync();
        var sheets = house.Get<IEnumerable<EntrySheet>>().ToList();
        Assert.Equal(house.Get<IEnumerable<IRegister>>().Where(r => r.Sheet is not null).Select(r => r.Noun).Order(StringComparer.Ordinal), sheets.Select(s => s.Title).Order(StringComparer.Ordinal));
        Assert.Superset(sheets.Select(s => s.Name).ToHashSet(StringComparer.Ordinal), house.Get<IEnumerable<ILedger>>().Select(l => l.Name).ToHashSet(StringComparer.Ordinal));
        foreach (var sheet in sheets)
        {
            var day = new DateOnly(2020, 6, 30);
            var each = sheet.FirstOf(sheet.Each.InitialOn(day) ?? day);
            var form = await house.OpenAsync(sheet.Name, each, [.. sheet.Once.Select(f => f.Kind == FieldKind.Choice ? Enum.GetValues(f.ValueType).GetValue(0) : f.Required ? "某表" : null)]);
            Assert.InRange(form.Rows.Count, 12, EntrySheet.MostRows);
            Assert.All(form.Rows, row => Assert.Equal(sheet.Columns.Count, row.Values.Count));
            Assert.DoesNotContain(sheet.Columns, c => c.Kind is FieldKind.Pick or FieldKind.Code || c.IsPersonal);
            Assert.NotEqual("", sheet.Words(form.Occasion));
        }
    }

    [Fact]
    public async Task A_quarter_of_all_communities_is_one_change_set_that_is_told_and_taken_back()
    {
        await using var house = await RecordHouse.CreateAsync();
        await EmptyAsync(house);
        var form = await house.OpenAsync("surveys", Quarter);
        Assert.All(form.Rows, row => Assert.False(row.IsThere));
        var before = await SurveysAsync(house);

        var outcome = await house.SavedAsync(form.Fill([.. form.Rows.SelectMany(r => Done(r.Place.Value, "2020-05-06", "120"))]));

        Assert.Equal((36, 0), (outcome.Added, outcome.Changed));
        await using (var db = house.Open())
        {
            var surveys = await db.NeedSurveys.Where(s => s.Level == SurveyLevel.Community && s.PeriodStart == Quarter).ToListAsync(None);
            Assert.Equal(36, surveys.Count);
            Assert.All(surveys, s => Assert.Equal((new DateOnly(2020, 6, 30), new DateOnly(2020, 5, 6), SurveyMethod.Visits, 120, false), (s.DueOn, s.DoneOn!.Value, s.Method!.Value, s.Households!.Value, s.Reported)));
            var set = await db.ChangeSets.Include(s => s.Entries).SingleAsync(s => s.Id == outcome.ChangeSetId, None);
            Assert.Equal((36, TinyCounty.Staff.Name), (set.Entries.Count, set.ByName));
            Assert.StartsWith("新增36条问需调研", set.Summary, StringComparison.Ordinal);
        }

        Assert.True((await house.RevertAsync(outcome.ChangeSetId!.Value, EntryHouse.Staff)).Ok);
        Assert.Equal(before, await SurveysAsync(house));
    }

    [Fact]
    public async Task What_is_empty_stays_and_a_row_with_nothing_in_it_is_not_made()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.OpenAsync("surveys", Quarter);
        var needs = form.ValueOf("东区社区", "needs");
        Assert.NotNull(needs);

        var outcome = await house.SavedAsync(form.Fill(("东区社区", "households", "229"), ("东区社区", "needs", "  "), ("西区社区", "done", "")));

        Assert.Equal((0, 1), (outcome.Added, outcome.Changed));
        var now = await house.OpenAsync("surveys", Quarter);
        Assert.Equal(("229", needs), (now.ValueOf("东区社区", "households"), now.ValueOf("东区社区", "needs")));
        Assert.Equal(form.Rows.Single(r => r.Place.Name == "西区社区").Values, now.Rows.Single(r => r.Place.Name == "西区社区").Values);
        Assert.Equal("未发现变化。", (await house.SaveAsync(now.Fill(("东区社区", "households", "229")))).Refusal);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_cell_and_nothing_of_the_sheet_is_written()
    {
        await using var house = await RecordHouse.CreateAsync();
        await EmptyAsync(house);
        var (form, trace) = (await house.OpenAsync("surveys", Quarter), await house.TraceAsync());
        var input = form.Fill([.. Done("东区社区", "2020-05-06", "很多"), ("西区社区", "done", "2020-03-31"), ("西区社区", "method", "座谈会"), ("观园社区", "households", "9")]);

        var refused = await house.SaveAsync(input);

        Assert.Equal(
            ["households “走访”应为0至100000之间的整数，现为“很多”。", "done “完成时间”不应早于所属时期的第一天2020年4月1日，现为2020年3月31日。", "households 填写“走访”的，应同时填写“完成时间”。"],
            [.. refused.Faults.Select(f => $"{f.Field} {f.Sentence}")]);
        Assert.Equal(trace, await house.TraceAsync());
        var check = await house.Get<IEntryEditor>().CheckAsync(input, EntryHouse.Staff, None);
        Assert.Equal(refused.Faults, check.Value);
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task What_has_to_be_said_is_asked_for_when_it_is_saved_and_not_while_the_row_is_being_filled_in()
    {
        await using var house = await RecordHouse.CreateAsync();
        var input = (await house.OpenAsync("returns", new DateOnly(2020, 6, 1), "新表")).Fill(("罗阳街道", "submitted", "2020-06-20"));

        Assert.Empty((await house.Get<IEntryEditor>().CheckAsync(input, EntryHouse.Staff, None)).Value);
        Assert.Equal(["“应报时间”应填写。", "“联系人”应填写。", "“联系电话（公示）”应填写。"], (await house.SaveAsync(input)).Faults.Select(f => f.Sentence));
        var without = await house.SaveAsync(input with { Reason = " " });
        Assert.Contains(without.Faults, f => f is { Place: "", Field: EntryInput.ReasonField });
    }

    [Fact]
    public async Task Whom_to_ask_for_a_return_is_taken_from_the_month_before()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var last = await db.MonthlyReturns.OrderByDescending(r => r.Month).FirstAsync(None);
        var next = last.Month.AddMonths(1);
        await db.DataStates.ExecuteUpdateAsync(s => s.SetProperty(d => d.AsOf, next.AddDays(20)), None);
        var form = await house.OpenAsync("returns", next, last.Form);
        Assert.Equal([last.Contact, last.Phone], form.Rows.Single(r => r.Place.Value == last.TownshipCode).Starts.Skip(4).Take(2));

        await house.SavedAsync(form.Fill((last.TownshipCode, "due", Days.Iso(next.AddDays(24)))));

        var made = await db.MonthlyReturns.SingleAsync(r => r.Month == next && r.TownshipCode == last.TownshipCode && r.Form == last.Form, None);
        Assert.Equal((last.Contact, last.Phone, null), (made.Contact, made.Phone, made.SubmittedOn));
    }

    [Fact]
    public async Task A_colleague_in_the_same_cell_is_a_clash_and_in_another_cell_is_none()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (mine, theirs) = (await house.OpenAsync("surveys", Quarter), await house.OpenAsync("surveys", Quarter));
        await house.SavedAsync(theirs.Fill(("东区社区", "households", "300"), ("西区社区", "needs", "7")), RecordHouse.Other);

        var refused = await house.SaveAsync(mine.Fill(("东区社区", "households", "310"), ("西区社区", "households", "320")));

        var clash = Assert.Single(refused.Faults);
        Assert.True(clash.IsClash);
        Assert.Equal($"已由{RecordHouse.Other.Name}于10:32修改，现为“300”，填写前为“{mine.ValueOf("东区社区", "households")}”。", clash.Sentence);
        await house.SavedAsync(mine.Fill(("东区社区", "households", "300"), ("西区社区", "households", "320")));
        var now = await house.OpenAsync("surveys", Quarter);
        Assert.Equal(("300", "320", "7"), (now.ValueOf("东区社区", "households"), now.ValueOf("西区社区", "households"), now.ValueOf("西区社区", "needs")));
    }

    [Fact]
    public async Task A_row_that_a_colleague_has_made_meanwhile_is_not_made_twice()
    {
        await using var house = await RecordHouse.CreateAsync();
        var day = new DateOnly(2020, 6, 30);
        var (mine, theirs) = (await house.OpenAsync("data-updates", day), await house.OpenAsync("data-updates", day));
        await house.SavedAsync(theirs.Fill(("东区社区", "entries", "5")));

        Assert.True(Assert.Single((await house.SaveAsync(mine.Fill(("东区社区", "entries", "6")))).Faults).IsClash);
    }

    [Fact]
    public async Task What_is_counted_in_grids_holds_from_the_day_on_and_a_second_entry_of_the_day_corrects_it()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (day, before) = (new DateOnly(2020, 6, 30), new DateOnly(2020, 6, 29));
        var form = await house.OpenAsync("grid-facts", day, "季度核查");
        Assert.Equal(402, form.Rows.Count);
        var (name, grid) = (form.Rows[2].Place.Name, int.Parse(form.Rows[2].Place.Value, System.Globalization.CultureInfo.InvariantCulture));
        var rows = await FactsAsync(house);

        var first = await house.SavedAsync(form.Fill((name, "households", "345")));
        await using (var db = house.Open())
        {
            var (old, now) = (await db.GridFacts.AsOf(before).SingleAsync(f => f.GridId == grid, None), await db.GridFacts.AsOf(day).SingleAsync(f => f.GridId == grid, None));
            Assert.Equal((form.ValueOf(name, "households"), 345, day, "季度核查"), (Text(old.Households), now.Households, now.ValidFrom, now.Source));
            Assert.Equal((old.Residents, old.PartyMembers, old.Extent, old.GroupId, day), (now.Residents, now.PartyMembers, now.Extent, now.GroupId, old.ValidTo));
            Assert.Equal(day, (await db.ChangeSets.SingleAsync(s => s.Id == first.ChangeSetId, None)).EffectiveOn);
        }

        var second = await house.SavedAsync((await house.OpenAsync("grid-facts", day, null as object)).Fill((name, "households", "346")));
        await using (var db = house.Open()) Assert.Equal((346, "季度核查"), await db.GridFacts.AsOf(day).Where(f => f.GridId == grid).Select(f => ValueTuple.Create(f.Households, f.Source)).SingleAsync(None));
        var wrong = await house.SaveAsync((await house.OpenAsync("grid-facts", day, null as object)).Fill((name, "members", "1000"), (name, "residents", "900")));
        Assert.Equal("“党员”不应多于“常住人口”，请核对。", Assert.Single(wrong.Faults).Sentence);

        Assert.True((await house.RevertAsync(second.ChangeSetId!.Value, EntryHouse.Staff)).Ok);
        Assert.True((await house.RevertAsync(first.ChangeSetId!.Value, EntryHouse.Staff)).Ok);
        Assert.Equal(rows, await FactsAsync(house));
    }

    [Fact]
    public async Task Staff_keep_what_returns_and_take_back_their_own_and_nothing_else()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (staff, leader) = (EntryHouse.Staff, new Viewer("leader", "孙部长", Role.Leader));
        var survey = (await house.Records.LoadAsync("surveys", "1", staff, None)).Value;
        Assert.Equal(RoleGuard.Refusal, (await house.Records.LoadAsync("needs", "XQ2019003", staff, None)).Error);
        Assert.Equal(RoleGuard.Refusal, (await house.Records.SaveAsync(RecordHouse.Input(await house.LoadAsync("needs", "XQ2019003"), new() { ["owner"] = "县直单位07" }), staff, None)).Refusal);

        var own = await house.SavedAsync(survey, new() { ["households"] = "111" }, staff);
        Assert.True((await house.RevertAsync(own, staff)).Ok);
        var others = await house.SavedAsync(await house.LoadAsync("surveys", "1"), new() { ["households"] = "112" });
        var skeleton = await house.SavedAsync(await house.LoadAsync("needs", "XQ2019003"), new() { ["owner"] = "县直单位07" });
        foreach (var set in (int[])[others, skeleton]) Assert.Equal(RoleGuard.Refusal, (await house.RevertAsync(set, staff)).Error);
        Assert.Equal([true, false], (await house.Records.LoadAsync("surveys", "1", RecordHouse.Admin, None)).Value.History.Take(2).Select(h => h.MayBeUndone));
        Assert.DoesNotContain((await house.Records.LoadAsync("surveys", "1", staff, None)).Value.History, h => h.MayBeUndone);

        var form = await house.OpenAsync("surveys", Quarter);
        Assert.Equal(RoleGuard.Refusal, (await house.SaveAsync(form.Fill(("东区社区", "households", "229")), leader)).Refusal);
        Assert.Equal(RoleGuard.Refusal, (await house.Get<IEntryEditor>().CheckAsync(form.Fill(("东区社区", "households", "229")), leader, None)).Error);
        Assert.Equal(RoleGuard.Refusal, (await house.Get<IEntryEditor>().LoadAsync(form.Sheet, form.Occasion, form.Scope, leader, None)).Error);
    }

    [Fact]
    public async Task A_draft_of_a_sheet_is_kept_for_staff_and_goes_with_what_is_saved()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (drafts, form) = (house.Get<RecordDrafts>(), await house.OpenAsync("surveys", Quarter));
        var content = new RecordDraftContent { Seen = Guid.Empty, Before = new Dictionary<string, string?>(), Typed = new Dictionary<string, string?>(), Reason = "录入", Left = [] };
        var place = new DraftPlace(form.Sheet.DraftName, "/entry?sheet=surveys", "问需调研录入表");
        var line = (await drafts.SaveAsync(null, place, content, EntryHouse.Staff, None)).Value;
        Assert.Equal(RoleGuard.Refusal, (await drafts.SaveAsync(null, place with { Ledger = "needs" }, content, EntryHouse.Staff, None)).Error);
        Assert.Equal([line.Id], (await drafts.ListAsync(form.Sheet.DraftName, EntryHouse.Staff, None)).Value.Select(d => d.Id));

        await house.SavedAsync(form.Fill(("东区社区", "households", "229")) with { DraftId = line.Id });

        Assert.Empty((await drafts.ListAsync(form.Sheet.DraftName, EntryHouse.Staff, None)).Value);
    }

    [Theory]
    [InlineData("surveys", "2020-05-17", "2020-04-01", "2020-01-01", null, "2020年第二季度")]
    [InlineData("surveys", "2020-02-29", "2020-01-01", "2019-10-01", "2020-04-01", "2020年第一季度")]
    [InlineData("patrols", "2020-06-25", "2020-06-22", "2020-06-15", "2020-06-29", "2020年6月22日至6月28日")]
    [InlineData("returns", "2020-05-01", "2020-05-01", "2020-04-01", "2020-06-01", "2020年5月")]
    [InlineData("members-service", "2020-03-01", "2020-01-01", "2019-07-01", null, "2020年上半年")]
    [InlineData("data-updates", "2020-06-29", "2020-06-29", null, null, "2020年6月29日")]
    public async Task A_period_is_known_by_its_first_day_and_leads_to_its_neighbours(string name, string day, string first, string? before, string? after, string words)
    {
        await using var house = await RecordHouse.CreateAsync();
        var (sheet, today) = (house.Sheet(name), new DateOnly(2020, 6, 30));
        var each = sheet.FirstOf(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((first, before, after, words), (Iso(each), Iso(sheet.Before(each)), Iso(sheet.After(each, today)), sheet.Words(each)));
    }

    private static string? Iso(object? day) => day is DateOnly date ? Days.Iso(date) : null;

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static (string, string, string)[] Done(string place, string on, string households) => [(place, "done", on), (place, "method", "入户走访"), (place, "households", households)];

    /// <summary>Nobody has entered anything of the quarter.</summary>
    private static async Task EmptyAsync(RecordHouse house)
    {
        await using var db = house.Open();
        await db.NeedSurveys.Where(s => s.Level == SurveyLevel.Community && s.PeriodStart == Quarter).ExecuteDeleteAsync(None);
    }

    private static async Task<IReadOnlyList<string>> SurveysAsync(RecordHouse house)
    {
        await using var db = house.Open();
        return [.. (await db.NeedSurveys.OrderBy(s => s.Id).ToListAsync(None)).Select(s => $"{s.Id} {s.CommunityCode} {s.PeriodStart:O} {s.DoneOn:O} {s.Households}")];
    }

    private static async Task<IReadOnlyList<string>> FactsAsync(RecordHouse house)
    {
        await using var db = house.Open();
        return [.. (await db.GridFacts.OrderBy(f => f.Id).ToListAsync(None)).Select(f => $"{f.Id} {f.GridId} {f.Households} {f.Residents} {f.Source} {f.ValidFrom:O} {f.ValidTo:O}")];
    }
}
