namespace Boluo.Dashboard.Backups.Watching;

/// <summary>Something else that the program stands on, such as a certificate, looked at together with database, disk and backups.</summary>
public interface IWatched
{
    /// <summary>How it is, for an administrator; null where there is nothing to tell.</summary>
    (string Name, string Value)? Fact { get; }

    /// <summary>Looks at it.</summary>
    /// <param name="now">UTC.</param>
    /// <returns>What is wrong with it.</returns>
    IEnumerable<SystemCondition> Look(DateTime now);
}
