using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fringe;

/// <summary>The figures of 党员联系户.</summary>
internal static class FringeFigures
{
    /// <summary>The street of which this figure has been published kept the archive.</summary>
    public const string Contacts = "fringe.contacts";

    public static IEnumerable<Func<CountyFacts, Figure>> Define()
    {
        var (contacts, talks, services, campaign) = (FringeRoom.Page(ContactHouseholdTable.LedgerName), FringeRoom.Page(TalkTable.LedgerName),
            FringeRoom.Page(SuburbServiceTable.LedgerName), FringeRoom.Page(FringeCampaignTable.LedgerName));
        return
        [
            _ => new QueryFigure("fringe.members", "党员联系户", "统计时点的党员联系户：设立日期不晚于统计时点、未取消的。", "名", "党员联系户名册", "街道党工委", contacts,
                (db, scope) => db.ContactHouseholds.Within(db, scope).Count())
            { One = "一名党员联系户", Adding = Adding.Adds, Dating = Dating.AsOf },
            _ => new QueryFigure("fringe.talks", "政策宣讲", "统计时点及以前党员联系户开展的政策法规宣讲，按宣讲日期累计。", "场次", "政策宣讲台账", "街道党工委", talks,
                (db, scope) => db.Talks.Within(db, scope).Count())
            { One = "一场宣讲", Adding = Adding.Adds, Dating = Dating.AsOf },
            _ => new QueryFigure("fringe.services", "便民服务进郊区", "统计时点及以前街道党工委在城乡接合部开展的便民服务，按开展日期累计。", "场次", "便民服务进郊区台账", "街道党工委", services,
                (db, scope) => db.SuburbServices.Within(db, scope).Count())
            { One = "一场服务", Adding = Adding.Adds, Dating = Dating.AsOf },
            county => new QueryFigure(Contacts, "到岗党员和志愿者（归档）", $"{county.CampaignYear}疫情期间{county.TownshipOf(Contacts)}到岗登记的党员联系户和志愿者，按到岗日期累计至统计时点，每人登记一次。归档数据，不计入其他合计。", "名", "疫情期间工作台账（归档）", county.StreetOf(Contacts), campaign,
                (db, scope) => FringeCampaignLine.Query(db, scope).Sum(r => r.People))
            { One = "登记到岗的一人", Adding = Adding.Adds, Dating = Dating.AsOf },
            county => new QueryFigure("fringe.served", "服务居民（归档）", $"上述人员{county.CampaignYear}疫情期间服务居民的人次，按登记日期累计至统计时点。归档数据，不计入其他合计。", "人次", "疫情期间工作台账（归档）", county.StreetOf(Contacts), campaign,
                (db, scope) => FringeCampaignLine.Query(db, scope).Sum(r => r.Services))
            { One = "一人接受一次服务", Adding = Adding.Adds, Dating = Dating.AsOf },
        ];
    }
}
