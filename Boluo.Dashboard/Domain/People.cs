using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum Gender
{
    [Display(Name = "男")] Male,
    [Display(Name = "女")] Female,
}

/// <summary>学历, from below.</summary>
public enum Education
{
    [Display(Name = "高中（中专）及以下")] School,
    [Display(Name = "大专")] College,
    [Display(Name = "本科")] Bachelor,
    [Display(Name = "研究生")] Postgraduate,
}

/// <summary>政治面貌.</summary>
public enum PoliticalStatus
{
    [Display(Name = "中共党员")] PartyMember,
    [Display(Name = "共青团员")] LeagueMember,
    [Display(Name = "群众")] Public,
}

/// <summary>专职 or 兼职.</summary>
public enum WorkTime
{
    [Display(Name = "专职")] Full,
    [Display(Name = "兼职")] Part,
}

/// <summary>What a grid worker is by trade.</summary>
public enum Occupation
{
    [Display(Name = "专职网格员")] FullTimeWorker,
    [Display(Name = "社区工作者")] CommunityWorker,
    [Display(Name = "楼栋长")] BuildingHead,
    [Display(Name = "党员骨干")] KeyMember,
    [Display(Name = "物业人员")] PropertyStaff,
}

/// <summary>A person who leads grids or serves as 网格员. Whether he does is said by assignments and duties.</summary>
public sealed class GridWorker : IPlaced, IVersioned
{
    public int Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Personal mobile, eleven digits. Never leaves the database for a reader without the right.</summary>
    public required string Phone { get; set; }

    /// <summary>The mobile with its middle four digits starred.</summary>
    public required string PhoneMasked { get; set; }

    /// <summary>The community that employs or delegates the person.</summary>
    public required string CommunityCode { get; set; }

    public bool FullTime { get; set; }

    public Occupation Occupation { get; set; }

    public required PoliticalStatus PoliticalStatus { get; set; }

    public Gender Gender { get; set; }

    public DateOnly BornOn { get; set; }

    /// <summary>Null where it is not known.</summary>
    public Education? Education { get; set; }

    /// <summary>入职: the first day on which the person may lead or serve; null where it is not known.</summary>
    public DateOnly? JoinedOn { get; set; }

    /// <summary>离岗: the first day on which the person no longer may; null while in service.</summary>
    public DateOnly? LeftOn { get; set; }

    /// <summary>
    /// Which of the person's numbers <see cref="Phone"/> is. The history keeps this in the place of the number, and
    /// <see cref="FormerMobile"/> the numbers that were replaced.
    /// </summary>
    public int PhoneRevision { get; set; }

    public Guid Version { get; set; }

    /// <summary>A mobile as most readers may see it.</summary>
    public static string Mask(string phone) => phone.Length == 11 ? $"{phone[..3]}****{phone[7..]}" : new string('*', phone.Length);
}

/// <summary>社区工作者 in post; one of three lists of people that never add up with each other.</summary>
public sealed class CommunityWorker : IPlaced, IVersioned
{
    /// <summary>岗位一 to 岗位四; what the posts are called is not published.</summary>
    public const int Posts = 4;

    public const int Grades = 16;

    public int Id { get; init; }

    public required string Name { get; set; }

    public required string CommunityCode { get; set; }

    /// <summary>岗位, 1 to 4.</summary>
    public required int Post { get; set; }

    /// <summary>薪酬等级, 1 to 16.</summary>
    public required int Grade { get; set; }

    /// <summary>Holds the social worker's certificate 社工证.</summary>
    public bool Certified { get; set; }

    public Gender Gender { get; set; }

    public DateOnly BornOn { get; set; }

    public Education Education { get; set; }

    public required PoliticalStatus PoliticalStatus { get; set; }

    /// <summary>In post since that day.</summary>
    public required DateOnly Since { get; set; }

    /// <summary>The first day out of post; null while in post.</summary>
    public DateOnly? LeftOn { get; set; }

    public Guid Version { get; set; }
}
