namespace Boluo.Dashboard.Tests.Support;

/// <summary>An application that counts its SQL commands, for the tests of one class, which follow each other. Files of a page are kept as they are after publishing.</summary>
public sealed class CountedApp : BoluoApp
{
    public CountedApp()
    {
        Replace = Counter.Attach;
        Settings["EnableStaticAssetsDevelopmentCaching"] = "true";
    }

    public CommandCounter Counter { get; } = new();
}
