using System.Net;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>What the server keeps for each open first page: the growth from 40 to 70 of them, after forced collections. What server and client learn once they have learnt by then.</summary>
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
            while (open.Count < 40) open.Add(await CircuitClient.OpenAsync(address, cookie, charts: 4));
            var forty = Heap();
            while (open.Count < 70) open.Add(await CircuitClient.OpenAsync(address, cookie, charts: 4));
            table.Add("Heap per open overview circuit", (Heap() - forty) / 30.0 / 1000, 420, "KB");
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
