using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Data.Configurations;

/// <summary>
/// What has a place, a time or a version is a kind of row, with or without a property of the context for it. The names of properties say the
/// rest: a row is known by its Id, else by its Code or Key, else it is a link and known by all that it joins;
/// CommunityCode refers to a community and HostUnitId to a unit. Configurations say the rest.
/// </summary>
internal static partial class ModelConventions
{
    /// <summary>What a reference is called that is not called after the kind of row it refers to.</summary>
    private static readonly Dictionary<string, Type> Roles = new(StringComparer.Ordinal)
    {
        ["Unit"] = typeof(CountyUnit),
        ["Center"] = typeof(ServiceCenter),
        ["Branch"] = typeof(PartyOrganisation),
        ["Parent"] = typeof(PartyOrganisation),
        ["Host"] = typeof(PartyOrganisation),
        ["Group"] = typeof(PartyGroup),
        ["Worker"] = typeof(GridWorker),
        ["Leader"] = typeof(GridWorker),
        ["Chief"] = typeof(AlleyChief),
        ["Agency"] = typeof(SocialAgency),
        ["Meeting"] = typeof(JointMeeting),
    };

    private static readonly Type[] Marks = [typeof(IPlaced), typeof(IDated), typeof(IHappened), typeof(IVersioned)];

    /// <summary>Before the configurations, which may say otherwise.</summary>
    public static void Apply(ModelBuilder builder)
    {
        foreach (var row in typeof(Grid).Assembly.GetTypes().Where(t => t.IsClass && Marks.Any(t.IsAssignableTo))) builder.Entity(row);
        var rows = builder.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t.Namespace == typeof(Grid).Namespace).ToList();
        foreach (var row in rows) AddKey(builder, row);
        var targets = rows.Select(r => (r.Name, Row: r)).Concat(Roles.Select(r => (Name: r.Key, Row: r.Value))).OrderByDescending(t => t.Name.Length).ToList();
        // What the history says of a row outlives it.
        foreach (var row in rows.Where(r => r != typeof(ChangeEntry)))
            foreach (var property in row.GetProperties())
                if (targets.FirstOrDefault(t => StemOf(property) is { } stem && stem.EndsWith(t.Name, StringComparison.Ordinal)).Row is { } target)
                    builder.Entity(row).HasOne(target).WithMany().HasForeignKey(property.Name).OnDelete(IsLink(row) ? DeleteBehavior.Cascade : DeleteBehavior.Restrict);
    }

    private static void AddKey(ModelBuilder builder, Type row)
    {
        if (row.GetProperty("Id") is not null) return;
        string[] key = IsLink(row) ? [.. row.GetProperties().Where(p => StemOf(p) is not null).Select(p => p.Name)] : [row.GetProperty("Code") is null ? "Key" : "Code"];
        builder.Entity(row).HasKey(key);
    }

    /// <summary>Joins rows and has no name of its own; it goes with them.</summary>
    private static bool IsLink(Type row) => row.GetProperty("Id") is null && row.GetProperty("Code") is null && row.GetProperty("Key") is null;

    /// <summary>What a reference is called without what it is known by: HostUnit.</summary>
    private static string? StemOf(PropertyInfo property) => Reference().Match(property.Name) is { Success: true } reference ? reference.Groups["stem"].Value : null;

    [GeneratedRegex("^(?<stem>.+)(Id|Code)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
