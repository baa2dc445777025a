using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Logging;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>The control: four charts by the same Plotly bundle on a page without server, styles or data of its own.</summary>
internal sealed class StaticPage : IAsyncDisposable
{
    private const string Html = """
        <!DOCTYPE html>
        <html lang="zh-CN"><head><meta charset="utf-8"><title>四张图</title></head>
        <body>
        <h1>四张图</h1>
        <div id="c0" style="width:600px;height:300px"></div><div id="c1" style="width:600px;height:300px"></div>
        <div id="c2" style="width:600px;height:300px"></div><div id="c3" style="width:600px;height:300px"></div>
        <script src="/plotly.js"></script>
        <script src="/charts.js"></script>
        </body></html>
        """;

    private const string Script = """
        const names = ['老城区', '新城区', '城乡接合部', '镇区'];
        const bars = (orientation) => [0, 1, 2].map(s => orientation === 'h'
          ? { type: 'bar', orientation, y: names, x: names.map((_, i) => 5 + i * 3 + s), name: names[s] }
          : { type: 'bar', x: names, y: names.map((_, i) => 5 + i * 3 + s), name: names[s] });
        const dots = names.map((name, s) => ({ type: 'scatter', mode: 'markers', name,
          x: Array.from({ length: 100 }, (_, i) => s + (i * 37 % 100) / 250), y: Array.from({ length: 100 }, (_, i) => 100 + (i * 53 % 300)) }));
        const layout = { margin: { l: 80, r: 20, t: 20, b: 40 }, barmode: 'stack' };
        [bars('v'), bars('h'), bars('v'), dots].forEach((data, i) => Plotly.newPlot('c' + i, data, layout, { responsive: true, displayModeBar: false }));
        """;

    private readonly WebApplication _server;

    private StaticPage(WebApplication server) => _server = server;

    public Uri Address => new(_server.Urls.First());

    /// <summary>Serves the page with the bundle of the published application, compressed as there.</summary>
    public static async Task<StaticPage> StartAsync(string files)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var plotly = await File.ReadAllBytesAsync(Directory.GetFiles(Path.Combine(files, "_content", "Plotly.Blazor"), "plotly-basic-*.min.js.gz").Single());
        server.MapGet("/", () => Results.Content(Html, "text/html; charset=utf-8"));
        server.MapGet("/charts.js", () => Results.Content(Script, "text/javascript; charset=utf-8"));
        server.MapGet("/plotly.js", (HttpContext http) =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            return Results.Bytes(plotly, "text/javascript");
        });
        await server.StartAsync();
        return new StaticPage(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
