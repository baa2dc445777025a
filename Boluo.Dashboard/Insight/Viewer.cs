using System.ComponentModel.DataAnnotations;
using System.Security.Claims;

namespace Boluo.Dashboard.Insight;

public enum Role
{
    [Display(Name = "部领导")] Leader,
    [Display(Name = "工作人员")] Staff,
    [Display(Name = "系统管理员")] Admin,
}

/// <summary>Who asks. Queries that touch personal data take one.</summary>
public sealed record Viewer(string UserId, string Name, Role Role)
{
    /// <summary>The claim that carries <see cref="Name"/>.</summary>
    public const string NameClaim = "boluo:name";

    public bool MayExport => Role is Role.Staff or Role.Admin;

    /// <summary>May bring files in; what all else stands on is left to administrators.</summary>
    public bool MayImport => Role is Role.Staff or Role.Admin;

    /// <summary>May have a personal mobile revealed, one at a time and logged.</summary>
    public bool MayReveal => Role is Role.Staff or Role.Admin;

    /// <summary>May enter what returns each period; the skeleton of the county is for those who may edit.</summary>
    public bool MayEnter => Role is Role.Staff or Role.Admin;

    public bool MayEdit => Role is Role.Admin;

    /// <summary>The viewer behind a principal; null for a stranger or an account without a role.</summary>
    public static Viewer? From(ClaimsPrincipal? user)
    {
        if (user?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;
        foreach (var role in Enum.GetValues<Role>().Reverse())
            if (user.IsInRole(role.ToString()))
                return new Viewer(id, user.FindFirstValue(NameClaim) ?? role.Label(), role);
        return null;
    }
}
