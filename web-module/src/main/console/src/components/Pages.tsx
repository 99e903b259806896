import { Pagination, type PaginationProps } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

/** The page sizes to choose from when a screen has no reason for others; the first is what it begins with. */
export const PAGE_SIZES = [25, 50, 100] as const;

/** Goes through pages, in the reader's language. */
export function Pages({
  label,
  total,
  page,
  size,
  sizes = PAGE_SIZES,
  onPage,
  onSize,
  variant = "bottom",
}: {
  /** What is paged, for those who cannot see it. */
  label: string;
  /** Rows on all pages. */
  total: number;
  /** From 1. */
  page: number;
  size: number;
  sizes?: readonly number[];
  onPage: (page: number) => void;
  onSize: (size: number) => void;
  variant?: PaginationProps["variant"];
}) {
  const { t } = useTranslation();
  return (
    <Pagination
      variant={variant}
      isCompact={variant === "top"}
      itemCount={total}
      page={page}
      perPage={size}
      perPageOptions={sizes.map((value) => ({ title: String(value), value }))}
      titles={{
        paginationAriaLabel: label,
        ofWord: t("paging.of"),
        itemsPerPage: t("paging.itemsPerPage"),
        perPageSuffix: t("paging.perPage"),
        currPageAriaLabel: t("paging.current"),
        toFirstPageAriaLabel: t("paging.first"),
        toPreviousPageAriaLabel: t("paging.previous"),
        toNextPageAriaLabel: t("paging.next"),
        toLastPageAriaLabel: t("paging.last"),
      }}
      onSetPage={(_, next) => onPage(next)}
      onPerPageSelect={(_, next) => onSize(next)}
    />
  );
}
