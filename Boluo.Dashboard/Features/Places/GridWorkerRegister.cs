using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>网格员 and 网格长. Whether a person is one is said by duties and assignments; who leaves keeps the row, with the day of leaving.</summary>
public sealed class GridWorkerRegister() : Register<GridWorker>("网格人员", "grid-workers.csv", GridPersonTable.LedgerName)
{
    /// <summary>Nobody is in service before this age.</summary>
    private const int Youngest = 16;

    public override bool MayDelete => false;

    public override bool IsSkeleton => true;

    protected override IEnumerable<Field<GridWorker>> Define() =>
    [
        Field.Text("name", "姓名", w => w.Name, longest: 30),
        Field.Choice("gender", "性别", w => w.Gender),
        Field.Day("born", "出生日期", w => w.BornOn),
        Field.Mobile("phone", "手机号码", w => w.Phone, w => w.PhoneMasked, w => w.PhoneRevision),
        Field.Community("community", "社区", w => w.CommunityCode) with { Hint = "聘用或委派该人员的社区。" },
        Field.Flag("fullTime", "专职", w => w.FullTime) with { Hint = "不勾选的为兼职。" },
        Field.Choice("occupation", "身份", w => w.Occupation),
        Field.Choice("political", "政治面貌", w => w.PoliticalStatus),
        Field.Choice("education", "学历", w => w.Education),
        Field.Day("joined", "入职日期", w => w.JoinedOn) with { Required = true, Initial = day => day },
        Field.Day("left", "离岗日期", w => w.LeftOn) with { Hint = "自该日起不再列入台账，不能再任职；在岗的不填。" },
    ];

    protected override void Rules(RuleBook<GridWorker> must)
    {
        must.After("left", "joined");
        must.BeKnownBy("name", "born");
        must.Hold("born", w => w.JoinedOn is not { } joined || w.BornOn.AddYears(Youngest) <= joined, $"到入职日期应年满{Youngest}周岁", _ => $"到“入职日期”应年满{Youngest}周岁，请核对“出生日期”。");
    }

    protected override void Derive(GridWorker row) => row.PhoneMasked = GridWorker.Mask(row.Phone);

    protected override void Check(RowsRead rows)
    {
        foreach (var duty in rows.Of<GridDuty>().Where(rows.IsSound)) Judge(duty, nameof(GridDuty.WorkerId), duty.WorkerId);
        foreach (var assignment in rows.Of<GridAssignment>().Where(rows.IsSound)) Judge(assignment, nameof(GridAssignment.LeaderId), assignment.LeaderId);

        void Judge(IDated post, string column, int? person)
        {
            if (person is null || rows.Find<GridWorker>(person) is not { } worker || !rows.IsSound(worker)) return;
            if (post.ValidFrom < worker.JoinedOn || worker.LeftOn is { } left && (post.ValidTo is null || post.ValidTo > left))
                rows.Refuse(post, column, $"任职应在该人员的“{nameof(GridWorker.JoinedOn)}”至“{nameof(GridWorker.LeftOn)}”之间");
        }
    }

    protected override async Task CheckAsync(Draft<GridWorker> draft, CancellationToken cancel)
    {
        var person = draft.Row;
        // Who comes back into service is judged like who comes anew.
        var isJudged = person.LeftOn is null && (draft.IsUndo || draft.Moves(nameof(GridWorker.LeftOn)));
        if ((isJudged || draft.Moves(nameof(GridWorker.Name), nameof(GridWorker.BornOn))) && await draft.Others.AnyAsync(w => w.Name == person.Name && w.BornOn == person.BornOn && w.LeftOn == null, cancel))
            draft.Refuse("name", "台账上已有姓名、出生日期相同的在岗人员，请勿重复登记。");
        if ((isJudged || draft.Moves(nameof(GridWorker.Phone))) && await draft.Others.AnyAsync(w => w.Phone == person.Phone && w.LeftOn == null, cancel))
            draft.Refuse("phone", "该手机号码已登记在其他在岗人员名下，请核对。");
        if (draft.Moves(nameof(GridWorker.FullTime), nameof(GridWorker.Occupation)) && !person.FullTime && person.Occupation == Occupation.FullTimeWorker)
            draft.Refuse("fullTime", $"“身份”为{Occupation.FullTimeWorker.Label()}的，应勾选“专职”。");
        if (!draft.IsNew) await CheckPostsAsync(draft, cancel);
    }

    /// <summary>A grid must not lose its leader or worker unnoticed: whoever has open posts hands them over first.</summary>
    private static async Task CheckPostsAsync(Draft<GridWorker> draft, CancellationToken cancel)
    {
        var posts = await GridPost.OfAsync(draft.Db, draft.Row.Id, cancel);
        if (draft.Row.JoinedOn is { } joined && posts.Where(p => p.From < joined).MinBy(p => p.From) is { } early)
            draft.Refuse("joined", $"“入职日期”不应晚于最早的任职日期{Days.Long(early.From)}（{early.Grid}）。");
        if (draft.Row.LeftOn is not { } left) return;
        if (posts.Where(p => p.To is null).ToList() is { Count: > 0 } open)
            draft.Refuse("left", $"该人员尚有{open.Count}项职责未移交：{string.Join('、', open.Select(p => $"{p.Grid}的{p.Post}"))}。请先在“网格调整”中移交全部职责，再登记离岗。");
        else if (posts.Max(p => p.To) is { } last && last > left)
            draft.Refuse("left", $"“离岗日期”不应早于最后一项任职结束的日期{Days.Long(last)}。");
    }
}
