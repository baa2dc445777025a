namespace Boluo.Dashboard.Domain;

/// <summary>A number that a <see cref="GridWorker"/> had before, so that a change can be taken back while no log holds a number.</summary>
public sealed class FormerMobile
{
    public int Id { get; init; }

    /// <summary>The number of the person, who may be gone: taking back a deletion brings the person back with the mobile.</summary>
    public required int Person { get; init; }

    /// <summary>The <see cref="GridWorker.PhoneRevision"/> under which the person had it.</summary>
    public required int Revision { get; init; }

    public required string Phone { get; init; }
}
