using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>A host in production that is asked for nothing but its folder.</summary>
internal sealed class Surroundings(string root) : IHostEnvironment
{
    public string EnvironmentName { get; set; } = Environments.Production;

    public string ApplicationName { get; set; } = "Boluo.Dashboard";

    public string ContentRootPath { get; set; } = root;

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
