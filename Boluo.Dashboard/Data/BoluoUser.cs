using Microsoft.AspNetCore.Identity;

namespace Boluo.Dashboard.Data;

/// <summary>An account. Nobody below the county has one.</summary>
public sealed class BoluoUser : IdentityUser
{
    /// <summary>The name shown in the shell, in history and in exports.</summary>
    [PersonalData]
    public string DisplayName { get; set; } = "";

    /// <summary>The password was issued by the system and must be changed before anything else.</summary>
    public bool MustChangePassword { get; set; }
}
