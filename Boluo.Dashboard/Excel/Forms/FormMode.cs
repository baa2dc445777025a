using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>How a form is filled.</summary>
public enum FormMode
{
    [Display(Name = "从首个填写行起依次填入")] Below,

    [Display(Name = "按表中已列的名称逐行填入")] ByName,

    /// <summary>Places stand side by side.</summary>
    [Display(Name = "按横排的地方名称逐列填入")] Across,

    /// <summary>One card for each row of the source.</summary>
    [Display(Name = "一条记录一张登记表")] Cards,
}
