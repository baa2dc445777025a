using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Returns;

/// <summary>A return with the days on which it came, was sent back and was mended; its state follows from them.</summary>
public sealed class MonthlyReturnRegister() : Register<MonthlyReturn>("镇街报表", "monthly-returns.csv", ReturnTable.LedgerName)
{
    public override SheetLayout Sheet { get; } = new("township", "month") { Once = ["form"], Carried = ["contact", "phone"] };

    protected override IEnumerable<Field<MonthlyReturn>> Define() =>
    [
        Field.Text("form", "表名", r => r.Form, longest: 60),
        Field.Township("township", "镇街", r => r.TownshipCode),
        Field.Month("month", "所属月份", r => r.Month) with { Initial = day => Days.MonthOf(day) },
        Field.Day("due", "应报时间", r => r.DueOn, mayBeLater: true),
        Field.Day("submitted", "报送时间", r => r.SubmittedOn) with { Hint = "未报送的不填。" },
        Field.Day("sentBack", "退回时间", r => r.SentBackOn),
        Field.Day("corrected", "更正时间", r => r.CorrectedOn),
        Field.Text("contact", "联系人", r => r.Contact, longest: 30),
        Field.PublicLine("phone", "联系电话（公示）", r => r.Phone) with { Hint = "填写公示的固定电话，不填写个人手机号码。" },
        Field.LongText("remark", "备注", r => r.Remark, longest: 100),
    ];

    protected override void Rules(RuleBook<MonthlyReturn> must)
    {
        must.InOrder("month", "due");
        must.InOrder("month", "submitted", "sentBack", "corrected");
        must.Need("sentBack", "submitted");
        must.Need("corrected", "submitted");
        must.BeUnique("form", "该镇街当月已登记同名报表，请勿重复登记。", "township", "month", "form");
    }
}
