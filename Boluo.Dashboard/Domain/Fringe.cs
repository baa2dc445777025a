using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

/// <summary>党员联系户: a member who keeps in touch with people from one home region.</summary>
public sealed class ContactHousehold : IPlaced, IDated, IVersioned
{
    public int Id { get; init; }

    public required string CommunityCode { get; set; }

    public required string MemberName { get; set; }

    /// <summary>The home region of those contacted: 湖南籍.</summary>
    public required string HometownGroup { get; set; }

    /// <summary>Households contacted.</summary>
    public int Households { get; set; }

    public required DateOnly ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    public Guid Version { get; set; }
}

public enum TalkTopic
{
    [Display(Name = "子女入学")] Schooling,
    [Display(Name = "社保医保")] Insurance,
    [Display(Name = "法律法规")] Law,
    [Display(Name = "劳动就业")] Work,
    [Display(Name = "租住安全")] Housing,
    [Display(Name = "防疫知识")] Epidemic,
}

/// <summary>义务宣讲 of the 党员联系户 of a community.</summary>
public sealed class Talk : IPlaced, IHappened, IVersioned
{
    public int Id { get; init; }

    public required string CommunityCode { get; set; }

    public required DateOnly On { get; set; }

    public required TalkTopic Topic { get; set; }

    /// <summary>人次.</summary>
    public int Attendances { get; set; }

    public Guid Version { get; set; }
}

public enum SuburbServiceKind
{
    [Display(Name = "社保医保代办")] Insurance,
    [Display(Name = "证照办理")] Papers,
    [Display(Name = "法律咨询")] Law,
    [Display(Name = "健康义诊")] Health,
    [Display(Name = "招聘信息")] Jobs,
    [Display(Name = "入学咨询")] Schooling,
}

/// <summary>便民服务进郊区, held by the street's working committee in one of its communities.</summary>
public sealed class SuburbService : IPlaced, IHappened, IVersioned
{
    public int Id { get; init; }

    public required string CommunityCode { get; set; }

    public required DateOnly On { get; set; }

    public required SuburbServiceKind Kind { get; set; }

    /// <summary>人次.</summary>
    public int Attendances { get; set; }

    public Guid Version { get; set; }
}

public enum FringeCampaignKind
{
    [Display(Name = "党员联系户")] ContactMembers,
    [Display(Name = "志愿者")] Volunteers,
    [Display(Name = "外来人员排查")] Screening,
    [Display(Name = "防疫知识宣传")] Publicity,
    [Display(Name = "生活代办")] Errands,
}

/// <summary>
/// A line of the archived campaign: who reported for it (名, each person once) or whom it served (人次).
/// It never enters a total of anything else.
/// </summary>
public sealed class FringeCampaignRow : IPlaced, IHappened, IVersioned
{
    public required int Id { get; init; }

    public required string CommunityCode { get; init; }

    public required FringeCampaignKind Kind { get; init; }

    public required int Count { get; init; }

    public required DateOnly On { get; init; }

    public Guid Version { get; set; }

    /// <summary>Whether a kind counts persons rather than services.</summary>
    public static bool CountsPeople(FringeCampaignKind kind) => kind is FringeCampaignKind.ContactMembers or FringeCampaignKind.Volunteers;
}
