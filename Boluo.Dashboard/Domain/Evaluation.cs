using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum Evaluation
{
    [Display(Name = "满意")] Satisfied,
    [Display(Name = "基本满意")] Fair,
    [Display(Name = "不满意")] Dissatisfied,
}
