using System.Text.RegularExpressions;
using Boluo.Dashboard.Tests.Support;

[assembly: AssemblyFixture(typeof(SharedApp))]
[assembly: AssemblyFixture(typeof(EdgeCounty))]

namespace Boluo.Dashboard.Tests.Support;

/// <summary>
/// The one application of all tests that only read, started by the first of them. Whoever writes more than an account gets an error:
/// he needs a <see cref="BoluoApp"/> or a <see cref="TestDatabase"/> of his own.
/// </summary>
public sealed class SharedApp : BoluoApp
{
    public SharedApp() => Replace = new WriteGuard().Attach;
}

/// <summary>Keeps an application's rows as they are, but for its accounts.</summary>
internal sealed partial class WriteGuard : CommandWatch
{
    protected override void See(string sql)
    {
        if (Write().Match(sql) is { Success: true } write)
            throw new InvalidOperationException($"A test on the shared application writes to {write.Groups["table"].Value}; give it an application or a database of its own.");
    }

    [GeneratedRegex("(INSERT INTO|UPDATE|DELETE FROM) \"?(?!AspNet|__EF)(?<table>[A-Z][A-Za-z]+)\"?\\s", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Write();
}
