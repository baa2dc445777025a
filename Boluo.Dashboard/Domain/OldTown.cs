using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

/// <summary>巷长: looks after the alleys of one beat of an old-town community and walks them every week.</summary>
public sealed class AlleyChief : IPlaced, IDated, IVersioned
{
    public int Id { get; init; }

    public required string Name { get; set; }

    public required string CommunityCode { get; set; }

    /// <summary>责任片.</summary>
    public required string Beat { get; set; }

    /// <summary>Alleys of the beat.</summary>
    public int Alleys { get; set; }

    public required DateOnly ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    public Guid Version { get; set; }
}

/// <summary>A patrol that is due in one week; without <see cref="DoneOn"/> it did not take place.</summary>
public sealed class AlleyPatrol : IVersioned
{
    public int Id { get; init; }

    public required int ChiefId { get; set; }

    /// <summary>The week's Monday.</summary>
    public required DateOnly WeekOf { get; set; }

    public DateOnly? DoneOn { get; set; }

    /// <summary>Households called on.</summary>
    public int HouseholdsVisited { get; set; }

    public string? Remark { get; set; }

    public Guid Version { get; set; }
}

/// <summary>State of a due patrol as of a day.</summary>
public enum PatrolState
{
    [Display(Name = "已巡查")] Done,
    [Display(Name = "未到期")] Pending,
    [Display(Name = "未巡查")] Missed,
}

/// <summary>What a 微急烦心事 is about.</summary>
public enum SmallCaseKind
{
    [Display(Name = "水管破裂")] BurstPipe,
    [Display(Name = "家电维修")] Appliance,
    [Display(Name = "邻里纠纷")] Neighbours,
    [Display(Name = "房屋渗漏")] Leak,
    [Display(Name = "路灯照明")] Lighting,
    [Display(Name = "下水道堵塞")] Drain,
    [Display(Name = "环境卫生")] Cleanliness,
    [Display(Name = "其他")] Other,
}

/// <summary>State of a small case as of a day.</summary>
public enum SmallCaseState
{
    [Display(Name = "待办理")] Raised,
    [Display(Name = "办理中")] Started,
    [Display(Name = "已办结")] Handled,
}

/// <summary>微急烦心事 that a 巷长 takes up; its community is the chief's.</summary>
public sealed class SmallCase : IVersioned
{
    public int Id { get; init; }

    public required int ChiefId { get; set; }

    public required SmallCaseKind Kind { get; set; }

    public required string Title { get; set; }

    public required DateOnly RaisedOn { get; set; }

    public DateOnly? StartedOn { get; set; }

    public DateOnly? HandledOn { get; set; }

    public string? Result { get; set; }

    public Guid Version { get; set; }
}
