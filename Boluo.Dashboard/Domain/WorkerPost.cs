using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

/// <summary>岗位, by number: their names are not published.</summary>
public enum WorkerPost
{
    [Display(Name = "岗位一")] Post1 = 1,
    [Display(Name = "岗位二")] Post2,
    [Display(Name = "岗位三")] Post3,
    [Display(Name = "岗位四")] Post4,
}
