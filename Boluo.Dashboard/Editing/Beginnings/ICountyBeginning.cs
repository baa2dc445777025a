using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Beginnings;

/// <summary>What a person fills in to begin with the county's own data, as it was typed.</summary>
public sealed record OwnCounty(string? Name, string? Code, string? Department, string? FirstDay);

/// <summary>Fields of <see cref="OwnCounty"/>, by which faults name them; the registers say what each accepts.</summary>
public sealed record OwnCountyFields(Field Name, Field Code, Field Department, Field FirstDay)
{
    public IReadOnlyList<Field> All => [Name, Code, Department, FirstDay];
}

/// <summary>开始使用: the county works with the sample for a trial, or begins with data of its own.</summary>
public interface ICountyBeginning
{
    OwnCountyFields Fields { get; }

    /// <summary>What is wrong with what was filled in. Nothing is written.</summary>
    IReadOnlyList<Fault> FaultsOf(OwnCounty county);

    /// <summary>The sample stays, and nobody is asked again.</summary>
    Task<Result<bool>> KeepSampleAsync(Viewer by, CancellationToken cancel);

    /// <summary>
    /// Deletes every row of the sample, in one transaction, and begins with the county's name and first day. Cannot be taken back but by a backup; the caller makes one before.
    /// The program must begin anew: what it knows of the county it has read at its start.
    /// </summary>
    /// <param name="county">What was filled in.</param>
    /// <param name="backedUp">The version of the data that the backup holds; if it has moved on since, nothing is deleted.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancel">Not begun if it is cancelled.</param>
    /// <returns>The number of the change set.</returns>
    Task<Result<int>> BeginAsync(OwnCounty county, long backedUp, Viewer by, CancellationToken cancel);
}
