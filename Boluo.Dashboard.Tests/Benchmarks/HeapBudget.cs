using System.Net;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>
/// What the server keeps for each open first page: the growth of the heap after forced collections, from 10 to 40 of them, as it has always been
/// counted, and from 40 to 70. The client runs in the same process, and what both learn only once weighs on the first thirty more than on the
/// next; the second figure is nearer to what one more page costs, the first is the one to be compared with earlier versions.
/// </summary>
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
            await OpenAsync(10);
            var ten = Heap();
            await OpenAsync(40);
            var forty = Heap();
            await OpenAsync(70);
            table.Add("Heap per open overview circuit, 10th to 40th", (forty - ten) / 30.0 / 1000, 500, "KB");
            table.Add("Heap per open overview circuit, 40th to 70th", (Heap() - forty) / 30.0 / 1000, 420, "KB");
        }
        finally
        {
            foreach (var circuit in open) await circuit.DisposeAsync();
        }

        async Task OpenAsync(int count)
        {
            while (open.Count < count) open.Add(await CircuitClient.OpenAsync(address, cookie, charts: 4));
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
