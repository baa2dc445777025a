using System.Collections.Concurrent;
using System.Data.Common;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>Remembers each different question that an application asks its database.</summary>
public sealed class AskedCommands : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<string, bool> _texts = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Texts => [.. _texts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>For <see cref="BoluoApp.Replace"/>.</summary>
    public void Attach(IServiceCollection services) => services.ConfigureDbContext<BoluoDbContext>(options => options.AddInterceptors(this));

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        _texts.TryAdd(command.CommandText, true);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(ReaderExecuting(command, eventData, result));
}
