using Boluo.Dashboard.Editing.Plans.Moves;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>A community that a plan founds, renames, divides or ends.</summary>
internal sealed class CommunityDraft
{
    public required string Code { get; init; }

    /// <summary>Null for a new one until it is written.</summary>
    public Community? Row { get; set; }

    /// <summary>What a new one is made of.</summary>
    public NewCommunity? Founding { get; init; }

    /// <summary>The community that it goes on as, under another street or town.</summary>
    public Community? Former { get; init; }

    public required string Name { get; set; }

    public required string TownshipCode { get; init; }

    public bool IsNew => Founding is not null;

    /// <summary>The plan ends it.</summary>
    public bool Ends { get; set; }

    /// <summary>The plan gives it another name.</summary>
    public string? NewName { get; set; }

    /// <summary>Its one 党支部, where the plan founds it with one.</summary>
    public int? OnlyBranch { get; set; }

    /// <summary>What was decided of that which hangs on it, by kind.</summary>
    public IReadOnlyList<HoldDecision> Decisions { get; set; } = [];

    /// <summary>Where that can go.</summary>
    public HashSet<string> Receivers { get; } = new(StringComparer.Ordinal);

    /// <summary>Its grids are divided, so that what hangs on the community has to be asked about.</summary>
    public bool IsDivided { get; set; }
}

/// <summary>An organisation that a plan founds.</summary>
/// <param name="Key">Negative, until it is written.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="FullName">Its full name.</param>
/// <param name="TownshipCode">Where it is.</param>
/// <param name="CommunityCode">Where it is.</param>
/// <param name="ParentKey">What it stands below, which may be new as well.</param>
/// <param name="SecretaryName">Of an area branch.</param>
internal sealed record NewOrganisation(int Key, PartyOrganisationKind Kind, string Name, string FullName, string TownshipCode, string CommunityCode, int ParentKey, string? SecretaryName);
