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

    /// <summary>Put out of use by an administrator, until one puts it back. A lock, in contrast, comes from wrong passwords and ends by itself.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>UTC; null if nobody has signed in with it yet.</summary>
    public DateTime? LastSignInAt { get; set; }
}
