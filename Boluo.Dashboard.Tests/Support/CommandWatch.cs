using System.Data.Common;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>Sees every SQL command of an application before it runs.</summary>
public abstract class CommandWatch : DbCommandInterceptor
{
    /// <summary>For <see cref="BoluoApp.Replace"/>.</summary>
    public void Attach(IServiceCollection services) => services.ConfigureDbContext<BoluoDbContext>(options => options.AddInterceptors(this));

    protected abstract void See(string sql);

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Seen(command, result);

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Seen(command, result);

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Seen(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Seen(command, result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(Seen(command, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Seen(command, result));

    private T Seen<T>(DbCommand command, T result)
    {
        See(command.CommandText);
        return result;
    }
}
