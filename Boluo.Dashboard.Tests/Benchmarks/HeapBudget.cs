using System.Net;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>What the server keeps for each open first page: the growth from 10 to 40 of them, after forced collections.</summary>
internal static class HeapBudget
{
    public static async Task MeasureAsync(BudgetTable table)
    {
        await using var app = new BoluoApp { Settings = { ["urls"] = "http://127.0.0.1:0" } };
        app.UseKestrel(0);
        app.StartServer();
        var address = app.ClientOptions.BaseAddress;
        var cookies = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
        await app.AccountAsync("owner", Role.Leader);
        using var login = await BoluoApp.PostLoginAsync(client, "owner", BoluoApp.Password);
        var cookie = cookies.GetCookieHeader(address);

        var open = new List<CircuitClient>();
        try
        {
            for (var i = 0; i < 10; i++) open.Add(await CircuitClient.OpenAsync(address, cookie, charts: 4));
            var ten = Heap();
            for (var i = 10; i < 40; i++) open.Add(await CircuitClient.OpenAsync(address, cookie, charts: 4));
            table.Add("Heap per open overview circuit", (Heap() - ten) / 30.0 / 1000, 500, "KB");
        }
        finally
        {
            foreach (var circuit in open) await circuit.DisposeAsync();
        }
    }

    private static long Heap()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
