using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Excel.Foreign;

/// <summary>What a row of somebody else's sheet is there for.</summary>
public enum RowRole
{
    /// <summary>Title, reporting unit, units: what stands above the header; and rows without anything.</summary>
    [Display(Name = "")] Other,

    [Display(Name = "表头")] Header,

    /// <summary>甲 乙 丙 1 2 3 under the header.</summary>
    [Display(Name = "栏次")] Numbering,

    [Display(Name = "单位")] Units,

    [Display(Name = "示例")] Example,

    /// <summary>How to fill it in.</summary>
    [Display(Name = "填写要求")] Instruction,

    /// <summary>Prepared to be filled in, perhaps numbered, perhaps with formulas.</summary>
    [Display(Name = "空行")] Blank,

    /// <summary>Has a name printed in advance, and room beside it.</summary>
    [Display(Name = "已列名称")] Named,

    [Display(Name = "合计")] Total,

    [Display(Name = "小计")] Subtotal,

    /// <summary>Filled in already.</summary>
    [Display(Name = "已有数据")] Data,

    [Display(Name = "说明")] Note,

    [Display(Name = "签字")] SignOff,
}
